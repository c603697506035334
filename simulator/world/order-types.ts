/** What was bought. */
import type { Id, Iso, Decimal } from "./base-types.ts";
import type { Address } from "./shop-types.ts";

export interface Order {
  id: Id;
  shop: string;
  /** "#1001" */
  name: string;
  number: number;
  email: string | null;
  phone: string | null;
  customerId: Id | null;
  currency: string;
  presentmentCurrency: string;
  /** presentment amount = shop amount × rate. */
  presentmentRate: Decimal;
  customerLocale: string;
  sourceName: string;
  test: boolean;
  note: string | null;
  tags: string[];
  shippingAddress: Address | null;
  billingAddress: Address | null;
  lines: LineItem[];
  shippingLine: { id: Id; title: string; price: Decimal } | null;
  discountCode: string | null;
  totalDiscounts: Decimal;
  taxRate: Decimal;
  /** Name of the tax where the order brought one; otherwise it is called after the country. */
  taxTitle?: string;
  /** true: prices hold the tax (Europe); false: tax is added on top (United States). */
  taxesIncluded: boolean;
  transactionIds: Id[];
  refundIds: Id[];
  fulfillmentIds: Id[];
  fulfillmentOrderIds: Id[];
  returnIds: Id[];
  cancelledAt: Iso | null;
  /** OrderCancelReason, e.g. "CUSTOMER". */
  cancelReason: string | null;
  cancelStaffNote: string | null;
  closedAt: Iso | null;
  processedAt: Iso;
  createdAt: Iso;
  updatedAt: Iso;
}

export interface LineItem {
  id: Id;
  productId: Id | null;
  variantId: Id | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  quantity: number;
  /** After refunds and edits. */
  currentQuantity: number;
  /** Not yet fulfilled. */
  fulfillableQuantity: number;
  price: Decimal;
  /** This line's share of the order's discount, for the whole quantity. */
  totalDiscount: Decimal;
  requiresShipping: boolean;
  taxable: boolean;
}
