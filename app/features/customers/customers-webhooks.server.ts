import { z } from "zod";
import { cleanEmail, cleanPhone } from "~/lib/contact";
import { idDigits, type WebhookHandler } from "~/platform/shopify/webhook.server";
import { rememberCustomer } from "./remember-customer.server";

const text = z.string().nullish();

const payload = z.object({
  id: idDigits,
  admin_graphql_api_id: text,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  note: text,
  tags: text,
  updated_at: z.iso.datetime({ offset: true }),
  default_address: z.object({ country_code: text }).nullish(),
});

/** customers/update */
export const customerTold: WebhookHandler = async ({ shop, payload: body }, tx) => {
  const c = payload.parse(body);
  const id = c.admin_graphql_api_id ?? `gid://shopify/Customer/${c.id}`;
  // tags are left out of this topic's payload in newer versions; what we have stays then
  const tags = typeof c.tags === "string" ? { tags: c.tags.split(",").flatMap((tag) => tag.trim() || []) } : {};
  const written = await rememberCustomer(tx, shop, {
    id,
    firstName: c.first_name || null,
    lastName: c.last_name || null,
    email: cleanEmail(c.email),
    phone: cleanPhone(c.phone, c.default_address?.country_code),
    note: c.note || null,
    ...tags,
    updatedAt: new Date(c.updated_at),
  });
  return written ? `Updated the customer ${c.id}` : `Skipped: ours is newer than this version of the customer ${c.id}`;
};
