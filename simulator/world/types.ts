/**
 * The simulator's own picture of a shop. Plain JSON: it is written to a snapshot and read back as it is.
 * Ids are numeric strings of 13–19 digits (never numbers: they may exceed 2^53); `gid("Order", id)` makes the GID.
 * Money is a decimal string in `shop.currency`; times are ISO 8601 in UTC with whole seconds.
 */
export type Id = string;
export type Iso = string;
export type Decimal = string;

export interface WorldState {
  /** By myshopify domain. Every record below carries `shop`, the same domain. */
  shops: Record<string, Shop>;
  staff: Record<Id, Staff>;
  customers: Record<Id, Customer>;
  products: Record<Id, Product>;
  locations: Record<Id, Location>;
  orders: Record<Id, Order>;
  fulfillmentOrders: Record<Id, FulfillmentOrder>;
  fulfillments: Record<Id, Fulfillment>;
  returns: Record<Id, Return>;
  reverseFulfillmentOrders: Record<Id, ReverseFulfillmentOrder>;
  reverseDeliveries: Record<Id, ReverseDelivery>;
  refunds: Record<Id, Refund>;
  transactions: Record<Id, Transaction>;
  storeCreditAccounts: Record<Id, StoreCreditAccount>;
  disputes: Record<Id, Dispute>;
  bulkOperations: Record<Id, BulkOperation>;
  /** Shop-specific subscriptions made by webhookSubscriptionCreate; those of the toml are read from the toml. */
  webhookSubscriptions: Record<Id, WebhookSubscription>;
  /** One per shop that has (had) the app. */
  installations: Record<string, Installation>;
  /** Access and refresh tokens by their text. */
  tokens: Record<string, Token>;
  /** Results of calls with @idempotent, by `${shop} ${mutation} ${key}`. */
  idempotency: Record<string, { paramsHash: string; result: unknown }>;
  /** Where the app's theme blocks stand, by shop; a shop without an entry has the demo's arrangement (actions/arrange-theme.ts). */
  themes?: Record<string, ThemeBlock[]>;
  mails: Mail[];
  /** Last number given out, by kind ("id", `order:${shop}`, …). */
  counters: Record<string, number>;
  /** Milliseconds added to the machine's clock; app, worker and simulator share it. */
  clockOffsetMs: number;
}

export interface Shop {
  domain: string;
  id: Id;
  name: string;
  email: string;
  currency: string;
  /** IANA zone, e.g. "Europe/Berlin". */
  timezone: string;
  locale: string;
  countryCode: string;
  planName: string;
  createdAt: Iso;
  /** The store's own return rules, as Shopify's self-serve returns would hold them. */
  returnRules: { windowDays: number; restockingFeePercent: number; returnShippingFee: Decimal };
  /** GraphQL points: bucket size and refill a second. */
  rateLimit: { maximum: number; restoreRate: number };
}

export interface Staff {
  id: Id;
  shop: string;
  firstName: string;
  lastName: string;
  email: string;
  locale: string;
  accountOwner: boolean;
  /** Scopes this person may use through an online token; "*" means all of the app's. */
  permissions: string[];
}

export interface Customer {
  id: Id;
  shop: string;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  locale: string;
  defaultAddress: Address | null;
  note: string | null;
  tags: string[];
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string | null;
  company: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Product {
  id: Id;
  shop: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  /** Path below the storefront, e.g. "/files/mug.svg"; drawn by the simulator. */
  image: string;
  createdAt: Iso;
  updatedAt: Iso;
  variants: Variant[];
}

export interface Variant {
  id: Id;
  title: string;
  sku: string;
  price: Decimal;
  inventory: number;
  weightGrams: number;
}

export interface Location {
  id: Id;
  shop: string;
  name: string;
  address: Address;
}

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

export interface FulfillmentOrder {
  id: Id;
  shop: string;
  orderId: Id;
  locationId: Id;
  status: "OPEN" | "IN_PROGRESS" | "CLOSED" | "CANCELLED" | "ON_HOLD" | "INCOMPLETE" | "SCHEDULED";
  lines: { id: Id; lineItemId: Id; totalQuantity: number; remainingQuantity: number }[];
  createdAt: Iso;
  updatedAt: Iso;
}

export type ShipmentStatus =
  | "LABEL_PURCHASED"
  | "LABEL_PRINTED"
  | "READY_FOR_PICKUP"
  | "CONFIRMED"
  | "CARRIER_PICKED_UP"
  | "IN_TRANSIT"
  | "DELAYED"
  | "OUT_FOR_DELIVERY"
  | "ATTEMPTED_DELIVERY"
  | "DELIVERED"
  | "FAILURE";

export interface Fulfillment {
  id: Id;
  shop: string;
  orderId: Id;
  /** "#1001-F1" in GraphQL, "#1001.1" in webhooks: made from this number. */
  number: number;
  status: "SUCCESS" | "CANCELLED" | "PENDING" | "OPEN" | "ERROR" | "FAILURE";
  locationId: Id;
  service: string;
  trackingCompany: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  lines: { id: Id; lineItemId: Id; quantity: number }[];
  events: FulfillmentEvent[];
  estimatedDeliveryAt: Iso | null;
  inTransitAt: Iso | null;
  deliveredAt: Iso | null;
  createdAt: Iso;
  updatedAt: Iso;
  /** The carrier's plan: events that will happen as the clock moves. */
  plan: { at: Iso; status: ShipmentStatus; message: string; city: string | null; countryCode: string | null }[];
}

export interface FulfillmentEvent {
  id: Id;
  status: ShipmentStatus;
  message: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  address1: string | null;
  latitude: number | null;
  longitude: number | null;
  estimatedDeliveryAt: Iso | null;
  happenedAt: Iso;
  createdAt: Iso;
}

export type ReturnStatus = "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";

export interface Return {
  id: Id;
  shop: string;
  orderId: Id;
  /** "#1001-R1" */
  name: string;
  status: ReturnStatus;
  decline: { reason: "RETURN_PERIOD_ENDED" | "FINAL_SALE" | "OTHER"; note: string | null } | null;
  lines: ReturnLine[];
  exchangeLines: { id: Id; variantId: Id; quantity: number; processedQuantity: number; lineItemId: Id | null }[];
  /** `charged`: a refund of this return has already kept it. */
  returnShippingFee: { id: Id; amount: Decimal; charged: boolean } | null;
  reverseFulfillmentOrderIds: Id[];
  refundIds: Id[];
  createdAt: Iso;
  requestApprovedAt: Iso | null;
  closedAt: Iso | null;
  updatedAt: Iso;
}

export interface ReturnLine {
  id: Id;
  fulfillmentId: Id;
  /** FulfillmentLineItem id. */
  fulfillmentLineItemId: Id;
  lineItemId: Id;
  quantity: number;
  processedQuantity: number;
  refundedQuantity: number;
  returnReason: string;
  returnReasonDefinitionId: Id | null;
  returnReasonNote: string;
  customerNote: string | null;
  restockingFeePercent: number | null;
}

export interface ReverseFulfillmentOrder {
  id: Id;
  shop: string;
  returnId: Id;
  orderId: Id;
  status: "OPEN" | "CLOSED" | "CANCELED";
  lines: { id: Id; returnLineId: Id; fulfillmentLineItemId: Id; totalQuantity: number; dispositions: Disposition[] }[];
  reverseDeliveryIds: Id[];
}

export interface Disposition {
  id: Id;
  type: "MISSING" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED" | "RESTOCKED";
  quantity: number;
  locationId: Id | null;
  createdAt: Iso;
}

export interface ReverseDelivery {
  id: Id;
  shop: string;
  reverseFulfillmentOrderId: Id;
  lines: { id: Id; reverseFulfillmentOrderLineItemId: Id; quantity: number }[];
  tracking: { carrierName: string | null; number: string | null; url: string | null } | null;
  label: { publicFileUrl: string; createdAt: Iso; updatedAt: Iso } | null;
}

export interface Refund {
  id: Id;
  shop: string;
  orderId: Id;
  returnId: Id | null;
  note: string | null;
  lines: { id: Id; lineItemId: Id; quantity: number; restockType: string; subtotal: Decimal; totalTax: Decimal; locationId: Id | null }[];
  shippingAmount: Decimal;
  /** Money that went back: transactions and store credit. */
  total: Decimal;
  /** Value of lines and shipping less `total`: above zero the shop kept it (fees), below zero it gave more. "0.00" when no money moved. */
  adjustment: Decimal;
  transactionIds: Id[];
  storeCredit: Decimal;
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Transaction {
  id: Id;
  shop: string;
  orderId: Id;
  kind: "AUTHORIZATION" | "CAPTURE" | "SALE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  amount: Decimal;
  parentId: Id | null;
  createdAt: Iso;
}

export interface StoreCreditAccount {
  id: Id;
  shop: string;
  customerId: Id;
  currency: string;
  balance: Decimal;
  /** `amount` is below zero for a debit. */
  transactions: {
    id: Id;
    amount: Decimal;
    balanceAfter: Decimal;
    event: "ADJUSTMENT" | "ORDER_REFUND" | "ORDER_CANCELLATION";
    createdAt: Iso;
    expiresAt: Iso | null;
  }[];
}

export interface Dispute {
  id: Id;
  shop: string;
  orderId: Id;
  amount: Decimal;
  type: "CHARGEBACK" | "INQUIRY";
  status: "NEEDS_RESPONSE" | "UNDER_REVIEW" | "ACCEPTED" | "WON" | "LOST" | "PREVENTED";
  reason: string;
  evidenceDueBy: Iso | null;
  createdAt: Iso;
}

export interface BulkOperation {
  id: Id;
  shop: string;
  query: string;
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED" | "EXPIRED";
  errorCode: string | null;
  groupObjects: boolean;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** File below the data folder that holds the JSONL. */
  file: string | null;
  createdAt: Iso;
  completedAt: Iso | null;
}

export interface WebhookSubscription {
  id: Id;
  shop: string;
  topic: string;
  uri: string;
  name: string | null;
  filter: string | null;
  includeFields: string[];
  format: "JSON" | "XML";
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Installation {
  shop: string;
  scopes: string[];
  installedAt: Iso | null;
  uninstalledAt: Iso | null;
  /** When shop/redact was announced. */
  redactedAt: Iso | null;
}

/** A block or embed of the app's theme extension in the shop's published theme. */
export interface ThemeBlock {
  /** As in `shopify-block-{id}`. */
  id: string;
  /** File name without ".liquid". */
  block: string;
  /** Template it stands in, e.g. "page.returns"; "*" for an app embed. */
  template: string;
  disabled: boolean;
  /** Settings that differ from the schema's defaults. */
  settings: Record<string, unknown>;
}

export interface Token {
  token: string;
  shop: string;
  kind: "offline" | "online" | "refresh" | "customer" | "code" | "customer-refresh";
  /** Staff for online tokens, customer for customer tokens. */
  subject: Id | null;
  scopes: string[];
  /** null: never. */
  expiresAt: Iso | null;
  /** For a refresh token: the access token it belongs to, and the one that replaced it. */
  pairedWith: string | null;
  replacedBy: string | null;
  revoked: boolean;
  /** For an authorization code of the Customer Account API: what the token request must match. */
  grant?: { clientId: string; redirectUri: string; nonce: string | null; challenge: string | null };
}

export interface Mail {
  id: string;
  at: Iso;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  /** The message as it came over the wire. */
  raw: string;
  attachments: { name: string; type: string; size: number }[];
  read: boolean;
}
