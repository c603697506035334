import { cleanEmail, cleanPhone, personName } from "~/lib/contact";
import type { Address } from "~/features/orders/order";
import type { LineSnapshot, OrderHead, OrderSnapshot } from "~/features/orders/order-snapshot";
import type { OrderHeadPartsFragment, OrderLinePartsFragment } from "~/platform/shopify/types/admin.generated";

const at = (text: string): Date => new Date(text);
const maybeAt = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

/** Head, customer and state of returns of an order that was read by GraphQL. */
export function headOf(o: OrderHeadPartsFragment): Pick<OrderSnapshot, "head" | "customer" | "returnState"> {
  const country = o.shippingAddress?.countryCodeV2 ?? o.billingAddress?.countryCodeV2 ?? null;
  const c = o.customer;
  const email = cleanEmail(c?.defaultEmailAddress?.emailAddress);
  const phone = cleanPhone(c?.defaultPhoneNumber?.phoneNumber, country);
  const names = { firstName: c?.firstName || null, lastName: c?.lastName || null };
  const customer = c ? { id: c.id, ...names, email, phone, locale: c.locale || null, updatedAt: at(c.updatedAt) } : null;
  const person = customer && personName(customer);
  const address = o.shippingAddress ? toAddress(o.shippingAddress) : null;
  return { head: toHead(o, { country, address, person, email, phone }), customer, returnState: o.returnStatus };
}

interface Known {
  country: string | null;
  address: Address | null;
  person: string | null;
  email: string | null;
  phone: string | null;
}

function toHead(o: OrderHeadPartsFragment, { country, address, person, email, phone }: Known): OrderHead {
  return {
    id: o.id,
    name: o.name,
    number: o.number,
    email: cleanEmail(o.email) ?? email,
    phone: cleanPhone(o.phone ?? address?.phone, country) ?? phone,
    customerId: o.customer?.id ?? null,
    customerName: person ?? address?.name ?? null,
    locale: o.customerLocale || null,
    currency: o.currencyCode,
    total: o.totalPriceSet.shopMoney.amount,
    currentTotal: o.currentTotalPriceSet.shopMoney.amount,
    subtotal: o.subtotalPriceSet?.shopMoney.amount ?? o.totalPriceSet.shopMoney.amount,
    shippingTotal: o.totalShippingPriceSet.shopMoney.amount,
    taxTotal: o.totalTaxSet?.shopMoney.amount ?? "0",
    discountTotal: o.totalDiscountsSet?.shopMoney.amount ?? "0",
    presentmentCurrency: o.totalPriceSet.presentmentMoney.currencyCode,
    presentmentTotal: o.totalPriceSet.presentmentMoney.amount,
    financialStatus: o.displayFinancialStatus ?? "PENDING",
    fulfillmentStatus: KEPT.includes(o.displayFulfillmentStatus) ? o.displayFulfillmentStatus : "UNFULFILLED",
    cancelledAt: maybeAt(o.cancelledAt),
    cancelReason: o.cancelReason?.toLowerCase() ?? null,
    closedAt: maybeAt(o.closedAt),
    test: o.test,
    sourceName: o.sourceName ?? null,
    note: o.note || null,
    tags: o.tags,
    shippingAddress: address,
    countryCode: country,
    placedAt: at(o.processedAt),
    updatedAt: at(o.updatedAt),
  };
}

/** Webhooks know only these; GraphQL's finer words (ON_HOLD, SCHEDULED, IN_PROGRESS, …) all mean that nothing was sent. */
const KEPT = ["UNFULFILLED", "PARTIALLY_FULFILLED", "FULFILLED", "RESTOCKED"];

function toAddress(a: NonNullable<OrderHeadPartsFragment["shippingAddress"]>): Address {
  const { name, company, address1, address2, zip, city, province, country, countryCodeV2: countryCode, phone } = a;
  const all = { name, company, address1, address2, zip, city, province, country, countryCode, phone };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, value || null])) as unknown as Address;
}

/** A line that was read by GraphQL. */
export function lineOf(l: OrderLinePartsFragment): LineSnapshot {
  return {
    id: l.id,
    title: l.title,
    variantTitle: l.variantTitle || null,
    sku: l.sku || null,
    productId: l.product?.id ?? null,
    variantId: l.variant?.id ?? null,
    imageUrl: l.image?.url ?? null,
    quantity: l.quantity,
    currentQuantity: l.currentQuantity,
    fulfillableQuantity: l.unfulfilledQuantity,
    price: l.originalUnitPriceSet.shopMoney.amount,
    totalDiscount: l.totalDiscountSet.shopMoney.amount,
    requiresShipping: l.requiresShipping,
  };
}
