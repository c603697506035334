import { seconds } from "~/platform/clock";

/**
 * Whether something happened before the app came to the shop: what we learn of it later is history, not news. Shopify's times are
 * whole seconds, ours are not.
 */
export const wasBeforeUs = (installedAt: Date | null, at: Date): boolean =>
  installedAt !== null && at.getTime() < installedAt.getTime() - seconds(1);
