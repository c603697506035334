import type { Address, FulfillmentOrder, LineItem, Order, Shop, Transaction } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { orderTotals } from "./compute-money.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewOrder {
  shop: string;
  /** null: a guest. */
  customerId: string | null;
  email: string | null;
  phone?: string | null;
  /** A variant on sale, or a custom line with title and price. */
  lines: NewOrderLine[];
  shippingAddress?: Address | null;
  billingAddress?: Address | null;
  shipping?: { title: string; price: string } | null;
  /** Percent of the lines or a fixed amount off them. */
  discount?: { code: string; percent?: number; amount?: string } | null;
  /** Left out: paid in full by card. []: nothing was paid and nothing is on the way. */
  payments?: { gateway: string; amount?: string; kind?: "SALE" | "AUTHORIZATION"; status?: "SUCCESS" | "PENDING" }[];
  presentment?: { currency: string; rate: string };
  customerLocale?: string;
  note?: string | null;
  tags?: string[];
  sourceName?: string;
  test?: boolean;
  /** "0.19" for 19 %; the shop's usual rate when left out. */
  taxRate?: string;
  taxTitle?: string | undefined;
  taxesIncluded?: boolean;
}

export interface NewOrderLine {
  quantity: number;
  variantId?: string | null;
  title?: string;
  price?: string;
  sku?: string | null;
  requiresShipping?: boolean;
  taxable?: boolean;
  /** Where it leaves from; the shop's first location when left out. */
  locationId?: string;
}

/** Tax of the shop's country, and whether its prices hold it. */
const TAX: Record<string, { rate: string; included: boolean }> = {
  DE: { rate: "0.19", included: true },
  GB: { rate: "0.20", included: true },
};

/** Counts the sold pieces out of stock; below zero is allowed, as for products that sell on. */
function takeStock(world: World, lines: LineItem[]): void {
  for (const line of lines) {
    const variant = world.state.products[line.productId ?? ""]?.variants.find((one) => one.id === line.variantId);
    if (variant) variant.inventory -= line.quantity;
  }
}

function makeLine(world: World, shop: string, input: NewOrderLine): LineItem | undefined {
  const product = input.variantId
    ? Object.values(world.state.products).find((one) => one.shop === shop && one.variants.some((variant) => variant.id === input.variantId))
    : undefined;
  const variant = product?.variants.find((one) => one.id === input.variantId);
  if (input.variantId && !variant) return undefined;
  return {
    id: world.newId(),
    productId: product?.id ?? null,
    variantId: variant?.id ?? null,
    title: input.title ?? product?.title ?? "Custom item",
    variantTitle: variant && variant.title !== "Default Title" ? variant.title : null,
    sku: variant?.sku ?? input.sku ?? null,
    vendor: product?.vendor ?? null,
    quantity: input.quantity,
    currentQuantity: input.quantity,
    fulfillableQuantity: input.quantity,
    price: money.add(input.price ?? variant?.price ?? "0"),
    totalDiscount: "0.00",
    requiresShipping: input.requiresShipping ?? true,
    taxable: input.taxable ?? true,
  };
}

/** Spreads a discount over the lines in proportion to their price; the last line takes what rounding left. */
function spreadDiscount(lines: LineItem[], discount: NonNullable<NewOrder["discount"]>): string {
  const full = money.add("0", ...lines.map((line) => money.times(line.price, line.quantity)));
  const off = money.min(full, discount.amount ?? money.share(full, Math.round((discount.percent ?? 0) * 100), 10_000));
  let left = off;
  lines.forEach((line, index) => {
    const price = money.times(line.price, line.quantity);
    const part =
      index === lines.length - 1
        ? left
        : money.min(left, money.share(off, Math.round(Number(price) * 100), Math.round(Number(full) * 100)));
    line.totalDiscount = part;
    left = money.subtract(left, part);
  });
  return off;
}

function routeLines(world: World, order: Order, input: NewOrder): FulfillmentOrder[] {
  const home = Object.values(world.state.locations).find((location) => location.shop === order.shop)?.id ?? "";
  const made = new Map<string, FulfillmentOrder>();
  order.lines.forEach((line, index) => {
    const locationId = input.lines[index]?.locationId ?? home;
    const target: FulfillmentOrder = made.get(locationId) ?? {
      id: world.newId(),
      shop: order.shop,
      orderId: order.id,
      locationId,
      status: "OPEN",
      lines: [],
      createdAt: order.createdAt,
      updatedAt: order.createdAt,
    };
    target.lines.push({ id: world.newId(), lineItemId: line.id, totalQuantity: line.quantity, remainingQuantity: line.quantity });
    made.set(locationId, target);
  });
  return [...made.values()];
}

/** One payment may leave its amount out: it takes what the others do not. */
function pay(world: World, order: Order, payments: NewOrder["payments"]): Transaction[] {
  const chosen = payments ?? [{ gateway: "shopify_payments" }];
  const rest = money.subtract(orderTotals(world, order).total, money.add("0", ...chosen.map((payment) => payment.amount ?? "0")));
  return chosen.map((payment) => ({
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    kind: payment.kind ?? "SALE",
    status: payment.status ?? "SUCCESS",
    gateway: payment.gateway,
    amount: money.add(payment.amount ?? rest),
    parentId: null,
    createdAt: order.createdAt,
  }));
}

function blank(world: World, shop: Shop, input: NewOrder, lines: LineItem[]): Order {
  const number = world.next(`order:${shop.domain}`, 1001);
  const customer = input.customerId ? world.state.customers[input.customerId] : undefined;
  const tax = TAX[shop.countryCode] ?? { rate: "0.00", included: false };
  const now = world.iso();
  return {
    id: world.newId(),
    shop: shop.domain,
    name: `#${number}`,
    number,
    email: input.email,
    phone: input.phone ?? null,
    customerId: customer?.id ?? null,
    currency: shop.currency,
    presentmentCurrency: input.presentment?.currency ?? shop.currency,
    presentmentRate: input.presentment?.rate ?? "1",
    customerLocale: input.customerLocale ?? customer?.locale ?? shop.locale,
    sourceName: input.sourceName ?? "web",
    test: input.test ?? false,
    note: input.note ?? null,
    tags: [...(input.tags ?? [])].sort(),
    shippingAddress: input.shippingAddress ?? null,
    billingAddress: input.billingAddress ?? input.shippingAddress ?? null,
    lines,
    shippingLine: input.shipping ? { id: world.newId(), title: input.shipping.title, price: money.add(input.shipping.price) } : null,
    discountCode: input.discount?.code ?? null,
    totalDiscounts: input.discount ? spreadDiscount(lines, input.discount) : "0.00",
    taxRate: input.taxRate ?? tax.rate,
    ...(input.taxTitle ? { taxTitle: input.taxTitle } : {}),
    taxesIncluded: input.taxesIncluded ?? tax.included,
    transactionIds: [],
    refundIds: [],
    fulfillmentIds: [],
    fulfillmentOrderIds: [],
    returnIds: [],
    cancelledAt: null,
    cancelReason: null,
    cancelStaffNote: null,
    closedAt: null,
    processedAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

/** A shopper checks out. Announces orders/create, order_transactions/create and, when paid in full, orders/paid. */
export function placeOrder(world: World, input: NewOrder): Result<{ order: Order }> {
  const shop = world.state.shops[input.shop];
  if (!shop) return refuse("shop", "Shop does not exist", "NOT_FOUND");
  const customer = input.customerId ? world.state.customers[input.customerId] : undefined;
  if (input.customerId && customer?.shop !== input.shop) return refuse("customerId", "Customer does not exist", "NOT_FOUND");
  if (input.lines.length === 0) return refuse("order.lineItems", "Line items must have at least one line item", "INVALID");
  const bad = input.lines.findIndex((line) => !Number.isInteger(line.quantity) || line.quantity < 1);
  if (bad >= 0) return refuse(`order.lineItems.${bad}.quantity`, "Quantity must be greater than 0", "INVALID");
  const lines = input.lines.map((line) => makeLine(world, shop.domain, line));
  const missing = lines.findIndex((line) => line === undefined);
  if (missing >= 0) return refuse(`order.lineItems.${missing}.variantId`, "Product variant does not exist", "NOT_FOUND");
  const order = blank(
    world,
    shop,
    input,
    lines.filter((line): line is LineItem => line !== undefined),
  );
  world.state.orders[order.id] = order;
  takeStock(world, order.lines);
  for (const one of routeLines(world, order, input)) {
    world.state.fulfillmentOrders[one.id] = one;
    order.fulfillmentOrderIds.push(one.id);
  }
  for (const one of pay(world, order, input.payments)) {
    world.state.transactions[one.id] = one;
    order.transactionIds.push(one.id);
  }
  const totals = orderTotals(world, order);
  const announcer = deed(world, order.shop);
  announcer.tell("orders/create", order.id);
  for (const id of order.transactionIds) announcer.tell("order_transactions/create", id);
  if (money.compare(totals.outstanding, "0") <= 0) announcer.tell("orders/paid", order.id);
  for (const id of order.fulfillmentOrderIds) announcer.tell("fulfillment_orders/order_routing_complete", id);
  return { userErrors: [], order };
}
