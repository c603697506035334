import type { Shop } from "~/features/shop/shop";
import { env } from "~/platform/env.server";
import { inboxAddress } from "./inbox-address";

/** Display name and address mails of a shop are sent from: the merchant's choice, else the shop's name and its own inbox. */
export function sender(shop: Pick<Shop, "shop" | "name" | "settings">): { name: string; address: string } {
  return shop.settings.mailFrom ?? { name: shop.name, address: inboxAddress(shop.shop, env.MAIL_DOMAIN) };
}
