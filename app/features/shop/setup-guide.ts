import type { ShopSettings } from "./shop";

/** A step of the set-up guide. */
export interface SetupStep {
  id: string;
  title: string;
  text: string;
  action: { label: string; url: string; external: boolean };
  /** Handle of the theme block or embed whose presence in the theme ticks the step by itself. */
  block?: string;
  done: boolean;
}

/** Mark in `settings.done` that hides the guide. */
export const GUIDE_HIDDEN = "guide hidden";

/** Steps that a person may tick. */
export const STEP_IDS = ["tracking", "returns", "help", "policy", "mail", "notices"] as const;

/**
 * What is left to do after installation, in the order in which shoppers profit. Editor links:
 * https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration#deep-linking
 */
export function setupSteps(shop: string, apiKey: string, settings: ShopSettings): SetupStep[] {
  const editor = `https://${shop}/admin/themes/current/editor`;
  const addBlock = (handle: string): string => `${editor}?template=page&addAppBlockId=${apiKey}/${handle}&target=newAppsSection`;
  const inTheme = (url: string): SetupStep["action"] => ({ label: "Add to theme", url, external: true });
  const here = (label: string, url: string): SetupStep["action"] => ({ label, url, external: false });
  const steps: Omit<SetupStep, "done">[] = [
    {
      id: "tracking",
      title: "Let shoppers track their order",
      text: "Adds a look-up by order number and email or phone to a page of your theme. Most questions end here.",
      action: inTheme(addBlock("order-tracking")),
      block: "order-tracking",
    },
    {
      id: "returns",
      title: "Let shoppers ask for a return",
      text: "Adds the start of the returns portal to a page of your theme. Each request becomes a return in Shopify.",
      action: inTheme(addBlock("returns")),
      block: "returns",
    },
    {
      id: "help",
      title: "Show the help button",
      text: "A small button on every page that leads to tracking, returns and your mailbox. Switch it on under app embeds.",
      action: inTheme(`${editor}?context=apps&template=index&activateAppId=${apiKey}/help`),
      block: "help",
    },
    {
      id: "policy",
      title: "Check your return policy",
      text: "30 days from delivery unless you say otherwise. Orders keep the rules that were in force when they were placed.",
      action: here("Open policy", "/app/settings/policy"),
    },
    {
      id: "mail",
      title: "Choose the name and address of your mail",
      text: "Answers leave from here, and replies come back into the same conversation.",
      action: here("Open settings", "/app/settings"),
    },
    {
      id: "notices",
      title: "Decide who tells shoppers about their parcels",
      text: "Our shipping notices are off, so nobody gets two. Switch off Shopify’s first, then turn ours on.",
      action: here("Open settings", "/app/settings"),
    },
  ];
  const itself: Record<string, boolean> = { mail: settings.mailFrom !== null, notices: settings.shippingNotices };
  return steps.map((step) => ({ ...step, done: settings.done.includes(step.id) || itself[step.id] === true }));
}
