import { z } from "zod";
import { cleanEmail, cleanPhone, personName } from "~/lib/contact";
import type { OrderHead, OrderSnapshot } from "~/features/orders/order-snapshot";
import { idDigits } from "~/platform/shopify/webhook.server";
import { orderCustomerPayload } from "./customer-payload";
import { fulfillmentPayload } from "./fulfillment-payload";
import { linePayload } from "./line-payload";
import { addressPayload, amount, blank, instant, maybeInstant, maybeMoneySet, tagList } from "./payload-parts";
import { refundPayload, toRefund } from "./refund-payload";

/** The fields that we read of orders/create, orders/updated and orders/cancelled: https://shopify.dev/docs/api/webhooks */
const fields = z.object({
  id: idDigits,
  admin_graphql_api_id: z.string().nullish(),
  name: z.string(),
  order_number: z.number().int().nullish(),
  email: blank,
  contact_email: blank,
  phone: blank,
  customer: orderCustomerPayload.nullish(),
  customer_locale: blank,
  currency: z.string(),
  presentment_currency: blank,
  total_price: amount,
  total_price_set: maybeMoneySet,
  current_total_price: amount.nullish(),
  subtotal_price: amount.nullish(),
  total_shipping_price_set: maybeMoneySet,
  total_tax: amount.nullish(),
  total_discounts: amount.nullish(),
  financial_status: blank,
  fulfillment_status: blank,
  cancelled_at: maybeInstant,
  cancel_reason: blank,
  closed_at: maybeInstant,
  test: z.boolean().nullish(),
  source_name: blank,
  note: blank,
  tags: tagList,
  shipping_address: addressPayload.nullish(),
  billing_address: addressPayload.nullish(),
  created_at: instant,
  processed_at: maybeInstant,
  updated_at: instant,
  line_items: z.array(linePayload),
  fulfillments: z.array(fulfillmentPayload).nullish(),
  refunds: z.array(refundPayload).nullish(),
});

/** A webhook's order as a snapshot. */
export const orderPayload = fields.transform((o): OrderSnapshot => {
  const head = toHead(o);
  const c = o.customer;
  const names = c ? { firstName: c.first_name, lastName: c.last_name } : null;
  return {
    head,
    customer:
      c && names
        ? {
            id: c.gid,
            ...names,
            email: cleanEmail(c.email),
            phone: cleanPhone(c.phone, head.countryCode),
            // without a date of its own it must not push out what customers/update told
            updatedAt: c.updated_at ?? head.placedAt,
          }
        : null,
    lines: o.line_items,
    parcels: o.fulfillments ?? [],
    refunds: (o.refunds ?? []).map((refund) => toRefund(refund, o.currency)),
  };
});

function toHead(o: z.output<typeof fields>): OrderHead {
  const c = o.customer;
  const country = o.shipping_address?.countryCode ?? o.billing_address?.countryCode ?? null;
  const person = c && personName({ firstName: c.first_name, lastName: c.last_name, email: c.email, phone: c.phone });
  const paid = o.total_price_set?.presentment_money;
  return {
    id: o.admin_graphql_api_id ?? `gid://shopify/Order/${o.id}`,
    name: o.name,
    number: o.order_number ?? null,
    email: cleanEmail(o.email ?? o.contact_email ?? c?.email),
    phone: cleanPhone(o.phone ?? o.shipping_address?.phone ?? c?.phone, country),
    customerId: c?.gid ?? null,
    customerName: person || o.shipping_address?.name || null,
    locale: o.customer_locale,
    currency: o.currency,
    total: o.total_price,
    currentTotal: o.current_total_price ?? o.total_price,
    subtotal: o.subtotal_price ?? o.total_price,
    shippingTotal: o.total_shipping_price_set?.shop_money.amount ?? "0",
    taxTotal: o.total_tax ?? "0",
    discountTotal: o.total_discounts ?? "0",
    presentmentCurrency: paid?.currency_code ?? o.presentment_currency ?? o.currency,
    presentmentTotal: paid?.amount ?? o.total_price,
    financialStatus: (o.financial_status ?? "pending").toUpperCase(),
    fulfillmentStatus: fulfillmentStatus(o.fulfillment_status),
    cancelledAt: o.cancelled_at,
    cancelReason: o.cancel_reason,
    closedAt: o.closed_at,
    test: o.test ?? false,
    sourceName: o.source_name,
    note: o.note,
    tags: o.tags,
    shippingAddress: o.shipping_address ?? null,
    countryCode: country,
    placedAt: o.processed_at ?? o.created_at,
    updatedAt: o.updated_at,
  };
}

/** Webhooks say null, "partial", "fulfilled", "restocked"; we keep GraphQL's words. */
function fulfillmentStatus(status: string | null): string {
  if (status === null) return "UNFULFILLED";
  return status === "partial" ? "PARTIALLY_FULFILLED" : status.toUpperCase();
}
