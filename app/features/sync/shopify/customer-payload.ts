import { z } from "zod";
import { idDigits } from "~/platform/shopify/webhook.server";
import { blank, maybeInstant } from "./payload-parts";

/** The customer inside an order. */
export const orderCustomerPayload = z
  .object({
    id: idDigits,
    admin_graphql_api_id: z.string().nullish(),
    first_name: blank,
    last_name: blank,
    email: blank,
    phone: blank,
    updated_at: maybeInstant,
  })
  .transform((c) => ({ ...c, gid: c.admin_graphql_api_id ?? `gid://shopify/Customer/${c.id}` }));

export type OrderCustomer = z.output<typeof orderCustomerPayload>;
