import { orderTotals, shippingTaxOf, transactionsOf, type OrderTotals } from "../../actions/compute-money.ts";
import { financialStatus, fulfillmentStatus } from "../../actions/compute-status.ts";
import { statusAddress } from "../../order-status.ts";
import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Order } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type Json, type JsonObject } from "../write-json.ts";
import { addressPayload } from "./address.ts";
import { record, token, type Context, type PayloadBuilder } from "./context.ts";
import { orderCustomer } from "./customer.ts";
import { orderFulfillment } from "./fulfillment.ts";
import { orderGrams, orderLinePayload, taxLines } from "./line-item.ts";
import { moneySet } from "./money-set.ts";
import { orderSums } from "./order-sums.ts";
import { refundOf } from "./refund.ts";

/** App id of Shopify's own online store. */
const ONLINE_STORE = "580111";

const FULFILLED: Record<string, string> = { FULFILLED: "fulfilled", PARTIALLY_FULFILLED: "partial" };

function shippingLines(order: Order): Json[] {
  const line = order.shippingLine;
  if (!line) return [];
  return [
    {
      id: rawId(line.id),
      carrier_identifier: null,
      code: line.title,
      current_discounted_price_set: moneySet(order, line.price),
      discounted_price: money.add(line.price),
      discounted_price_set: moneySet(order, line.price),
      is_removed: false,
      phone: null,
      price: money.add(line.price),
      price_set: moneySet(order, line.price),
      requested_fulfillment_service_id: null,
      source: "shopify",
      title: line.title,
      tax_lines: taxLines(order, shippingTaxOf(order, line.price)),
      discount_allocations: [],
    },
  ];
}

function discounts(order: Order): JsonObject {
  if (order.discountCode === null) return { discount_codes: [], discount_applications: [] };
  const amount = money.add(order.totalDiscounts);
  const application = {
    target_type: "line_item",
    type: "discount_code",
    value: amount,
    value_type: "fixed_amount",
    allocation_method: "across",
    target_selection: "all",
    code: order.discountCode,
  };
  return { discount_codes: [{ code: order.discountCode, amount, type: "fixed_amount" }], discount_applications: [application] };
}

function whereFrom({ config, shop }: Context, order: Order): JsonObject {
  const orderToken = token(order.id);
  return {
    app_id: order.sourceName === "web" ? rawId(ONLINE_STORE) : null,
    browser_ip: null,
    buyer_accepts_marketing: false,
    cart_token: null,
    checkout_token: null,
    client_details: null,
    confirmation_number: token(`confirmation ${order.id}`, 9).toUpperCase(),
    confirmed: true,
    device_id: null,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: Buffer.from(shop.id).toString("base64url").slice(0, 14),
    merchant_of_record_app_id: null,
    order_status_url: statusAddress(config, order.id),
    po_number: null,
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: order.sourceName,
    source_url: null,
    token: orderToken,
    user_id: null,
  };
}

function state(context: Context, order: Order, totals: OrderTotals): JsonObject {
  const { world, shop } = context;
  const time = (at: string | null): string | null => shopTime(at, shop.timezone);
  return {
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: time(order.cancelledAt),
    closed_at: time(order.closedAt),
    created_at: time(order.createdAt),
    processed_at: time(order.processedAt),
    updated_at: time(order.updatedAt),
    financial_status: (financialStatus(world, order, totals) ?? "PENDING").toLowerCase(),
    fulfillment_status: FULFILLED[fulfillmentStatus(world, order)] ?? null,
  };
}

function parts({ world, shop }: Context, order: Order): JsonObject {
  const customer = order.customerId === null ? undefined : world.state.customers[order.customerId];
  return {
    billing_address: addressPayload(order.billingAddress),
    customer: orderCustomer(customer, shop),
    fulfillments: order.fulfillmentIds.map((id) =>
      orderFulfillment(world, order, record(world.state.fulfillments, id, "fulfillment"), shop),
    ),
    line_items: order.lines.map((line) => orderLinePayload(world, order, line)),
    payment_terms: null,
    refunds: order.refundIds.map((id) => refundOf(world, order, record(world.state.refunds, id, "refund"), shop)),
    shipping_address: addressPayload(order.shippingAddress),
    shipping_lines: shippingLines(order),
    // No recorded order shows what stands here; returns/* and GraphQL tell about returns.
    returns: [],
    line_item_groups: [],
  };
}

const gateways = (world: World, order: Order): string[] => [...new Set(transactionsOf(world, order).map(({ gateway }) => gateway))];

/** orders/create, updated, paid, cancelled, fulfilled, partially_fulfilled: the REST order of 93 keys. */
export const orderPayload: PayloadBuilder = (context) => {
  const { world, announcement } = context;
  const order = record(world.state.orders, announcement.id, "order");
  const totals = orderTotals(world, order);
  return {
    id: rawId(order.id),
    admin_graphql_api_id: gid("Order", order.id),
    ...whereFrom(context, order),
    ...state(context, order, totals),
    ...orderSums(order, totals),
    ...discounts(order),
    contact_email: order.email,
    currency: order.currency,
    customer_locale: order.customerLocale,
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    name: order.name,
    note: order.note,
    note_attributes: [],
    number: order.number - 1000,
    order_number: order.number,
    payment_gateway_names: gateways(world, order),
    phone: order.phone,
    presentment_currency: order.presentmentCurrency,
    tags: order.tags.join(", "),
    tax_exempt: false,
    taxes_included: order.taxesIncluded,
    test: order.test,
    total_weight: orderGrams(world, order),
    ...parts(context, order),
  };
};
