/**
 * The simulator's own picture of a shop. Plain JSON: it is written to a snapshot and read back as it is.
 * Ids are numeric strings of 13–19 digits (never numbers: they may exceed 2^53); `gid("Order", id)` makes the GID.
 * Money is a decimal string in `shop.currency`; times are ISO 8601 in UTC with whole seconds.
 */
import type { Id } from "./base-types.ts";
import type { BulkOperation, WebhookSubscription, Installation, Token, Mail } from "./app-types.ts";
import type { Refund, Transaction, StoreCreditAccount, Dispute } from "./money-types.ts";
import type { Order } from "./order-types.ts";
import type { FulfillmentOrder, Fulfillment } from "./parcel-types.ts";
import type { Return, ReverseFulfillmentOrder, ReverseDelivery } from "./return-types.ts";
import type { Shop, Staff, Customer, Product, Location, ThemeBlock } from "./shop-types.ts";

export type * from "./base-types.ts";
export type * from "./app-types.ts";
export type * from "./money-types.ts";
export type * from "./order-types.ts";
export type * from "./parcel-types.ts";
export type * from "./return-types.ts";
export type * from "./shop-types.ts";

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
