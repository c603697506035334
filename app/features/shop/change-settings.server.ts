import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { forgetKnownShop } from "./know-shop.server";
import { GUIDE_HIDDEN, STEP_IDS } from "./setup-guide";
import { shopSettings, type ShopSettings } from "./shop";

const form = z.object({
  senderName: z.string().trim().max(100, "At most 100 characters"),
  senderAddress: z.union([z.literal(""), z.email("This is not an email address")]),
  returnAddress: z.string().trim().max(500, "At most 500 characters"),
  returnInstructions: z.string().trim().max(2000, "At most 2,000 characters"),
  shippingNotices: z.boolean(),
});

/** The general settings as the form sends them. */
export type SettingsForm = z.input<typeof form>;

/**
 * Changes the shop's general settings.
 * @throws Refusal "settings-invalid" with a sentence for each field
 */
export async function changeSettings(visit: AdminVisit, wish: Record<keyof SettingsForm, unknown>): Promise<void> {
  const parsed = form.safeParse(wish);
  if (!parsed.success) {
    const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    throw new Refusal("invalid", "settings-invalid", "Please look at the marked fields.", { fields });
  }
  const { senderName, senderAddress, ...rest } = parsed.data;
  if (senderName && !senderAddress)
    throw new Refusal("invalid", "settings-invalid", "Please look at the marked fields.", {
      fields: { senderAddress: "Name the address as well, or leave both empty" },
    });
  await update(visit, "settings changed", (before) => ({
    ...before,
    ...rest,
    mailFrom: senderAddress ? { name: senderName || senderAddress, address: senderAddress } : null,
  }));
}

/** Ticks a step of the set-up guide by hand, or takes the tick back. */
export async function tickStep(visit: AdminVisit, id: string, done: boolean): Promise<void> {
  if (!STEP_IDS.some((known) => known === id)) throw new Refusal("invalid", "no-such-step", "There is no such step.");
  await update(visit, null, (before) => ({ ...before, done: [...before.done.filter((one) => one !== id), ...(done ? [id] : [])] }));
}

/** Hides the set-up guide, or shows it again. */
export const hideGuide = (visit: AdminVisit, hidden: boolean): Promise<void> =>
  update(visit, null, (before) => ({
    ...before,
    done: [...before.done.filter((one) => one !== GUIDE_HIDDEN), ...(hidden ? [GUIDE_HIDDEN] : [])],
  }));

async function update({ shop, staff }: AdminVisit, action: string | null, change: (before: ShopSettings) => ShopSettings): Promise<void> {
  await inTransaction(async (tx) => {
    // two people at once: the second waits and changes what the first left
    const [row] = await tx.$queryRaw<{ settings: unknown }[]>`select settings from shops where shop = ${shop} for update`;
    const before = shopSettings.parse(row?.settings ?? {});
    const settings = change(before);
    await tx.shop.update({ where: { shop }, data: { settings }, select: { shop: true } });
    const names = Object.keys(settings) as (keyof ShopSettings)[];
    const changed = names.filter((name) => JSON.stringify(settings[name]) !== JSON.stringify(before[name]));
    if (action) await audit(tx, shop, staff.actor, action, { subject: "shop", subjectId: shop, details: { changed } });
  });
  forgetKnownShop(shop);
}
