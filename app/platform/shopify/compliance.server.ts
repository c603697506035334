import { z } from "zod";
import { cleanEmail } from "~/lib/contact";
import type { Tx } from "~/platform/db/db.server";
import { idDigits, type WebhookHandler } from "./webhook.server";

/** Whom a privacy message is about: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
export interface DataSubject {
  shop: string;
  /** GID */
  customerId: string;
  /** lower case */
  email: string | null;
  /** GIDs of the orders that the message names. */
  orderIds: string[];
}

const ids = z.array(idDigits).nullish();

const message = z.object({
  customer: z.object({ id: idDigits, email: z.string().nullish() }),
  orders_requested: ids,
  orders_to_redact: ids,
  data_request: z.object({ id: idDigits }).nullish(),
});

/** Reads customers/redact and customers/data_request. */
export function dataSubject(shop: string, payload: unknown): DataSubject & { requestId: string | null } {
  const { customer, orders_requested: requested, orders_to_redact: redacted, data_request: request } = message.parse(payload);
  return {
    shop,
    customerId: `gid://shopify/Customer/${customer.id}`,
    email: cleanEmail(customer.email),
    orderIds: (requested ?? redacted ?? []).map((id) => `gid://shopify/Order/${id}`),
    requestId: request?.id ?? null,
  };
}

/** A feature's part in forgetting a person; says what it removed. */
export type Redact = (tx: Tx, subject: DataSubject) => Promise<string>;

/** customers/redact: every feature forgets its own part, in one transaction. */
export const redactCustomer =
  (parts: readonly Redact[]): WebhookHandler =>
  async ({ shop, payload }, tx) => {
    const subject = dataSubject(shop, payload);
    const said: string[] = [];
    for (const part of parts) said.push(await part(tx, subject));
    return `Removed ${said.join(", ")}`;
  };

/** A feature's part of what we know of a person, as JSON under its name. */
export type Disclose = (tx: Tx, subject: DataSubject) => Promise<Record<string, unknown>>;
