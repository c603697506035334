import { returnableLines } from "../../actions/compute-returnable.ts";
import { reasonDefinitions } from "../../actions/return-reasons.ts";
import type { Fulfillment, Id } from "../../world/types.ts";
import { pageOf, paginate } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import { accessDenied } from "../errors.ts";
import { idOf } from "../global-id.ts";
import type { Fields, Resolver } from "../resolver.ts";
import { queryOrders, findOrders } from "../search/orders.ts";
import type { OrderArgs } from "../search/orders.ts";
import { queryCustomers, queryProducts, queryVariants } from "../search/others.ts";
import type { ListArgs } from "../search/others.ts";
import { theApp, theInstallation } from "../types/app.ts";
import { fulfilledLine, must, ofShop, orderNamed, own, variantView, visibleOrder, visibleOrders } from "../types/lookup.ts";
import { bulkQueries } from "./bulk-queries.ts";
import { nodeOf } from "./nodes.ts";
import { calculateReturn } from "./return-calculate.ts";
import { webhookQueries } from "./webhook-queries.ts";

type Root = undefined;
type ById = { id: string };

const one =
  <T extends { shop: string }>(type: string, records: (ctx: AdminContext) => Record<Id, T>): Resolver<Root, ById> =>
  (_root, { id }, ctx) =>
    own(ctx, records(ctx)[idOf(id, type)]);

/** Count of a connection; beyond `limit` Shopify stops counting. */
const counted = (count: number, limit: number | null): { count: number; precision: string } =>
  limit !== null && count > limit ? { count: limit, precision: "AT_LEAST" } : { count, precision: "EXACT" };

/** A fulfillment with what of it may come back. */
interface Returnable {
  id: Id;
  fulfillment: Fulfillment;
}

const returnables = (ctx: AdminContext, orderId: Id): Returnable[] => {
  const ids = [...new Set(returnableLines(ctx.world, orderId).map((line) => line.fulfillmentId))];
  return ids.map((id) => ({ id, fulfillment: must(ctx.world.state.fulfillments[id], `fulfillment ${id}`) }));
};

/** GraphQL's ReturnableFulfillment. */
export const returnableFulfillmentFields: Fields<Returnable> = {
  returnableFulfillmentLineItems: (one, args: PageArgs, ctx) => {
    const order = orderNamed(ctx, one.fulfillment.orderId);
    const lines = returnableLines(ctx.world, order.id).filter((line) => line.fulfillmentId === one.id);
    const views = lines.map((line) => ({
      fulfillmentLineItem: fulfilledLine(ctx, order, line.fulfillmentLineItemId),
      quantity: line.quantity,
    }));
    return paginate(views, args, (view) => view.fulfillmentLineItem.id);
  },
};

/** The root queries. */
export const queryFields: Fields<Root> = {
  ...bulkQueries,
  ...webhookQueries,
  shop: (_root, _args, ctx) => ctx.shop,
  app: (_root, args: { id?: string | null }, ctx) => (args.id && idOf(args.id, "App") !== theApp(ctx).id ? null : theApp(ctx)),
  currentAppInstallation: (_root, _args, ctx) => theInstallation(ctx),
  order: (_root, { id }: ById, ctx) => visibleOrder(ctx, idOf(id, "Order")),
  orders: (_root, args: OrderArgs, ctx) => queryOrders(ctx, visibleOrders(ctx), args),
  ordersCount: (_root, args: OrderArgs & { limit: number | null }, ctx) =>
    counted(findOrders(ctx, visibleOrders(ctx), args).length, args.limit),
  node: (_root, { id }: ById, ctx) => nodeOf(ctx, id, "node"),
  nodes: (_root, { ids }: { ids: string[] }, ctx) => ids.map((id) => nodeOf(ctx, id, "nodes")),
  customer: one("Customer", (ctx) => ctx.world.state.customers),
  customers: (_root, args: ListArgs, ctx) => queryCustomers(ctx, args),
  product: one("Product", (ctx) => ctx.world.state.products),
  products: (_root, args: ListArgs, ctx) => queryProducts(ctx, args),
  productsCount: (_root, args: { limit: number | null }, ctx) => counted(ofShop(ctx, ctx.world.state.products).length, args.limit),
  productVariant: (_root, { id }: ById, ctx) => variantView(ctx, idOf(id, "ProductVariant")),
  productVariants: (_root, args: ListArgs, ctx) => queryVariants(ctx, args),
  location: (_root, { id }: { id?: string | null }, ctx) =>
    id ? own(ctx, ctx.world.state.locations[idOf(id, "Location")]) : (ofShop(ctx, ctx.world.state.locations)[0] ?? null),
  locations: (_root, args: PageArgs, ctx) =>
    pageOf(
      ofShop(ctx, ctx.world.state.locations).sort((a, b) => a.name.localeCompare(b.name)),
      args,
    ),
  fulfillment: one("Fulfillment", (ctx) => ctx.world.state.fulfillments),
  fulfillmentOrder: one("FulfillmentOrder", (ctx) => ctx.world.state.fulfillmentOrders),
  fulfillmentOrders: (_root, args: PageArgs & { includeClosed: boolean }, ctx) =>
    pageOf(
      ofShop(ctx, ctx.world.state.fulfillmentOrders).filter((order) => args.includeClosed || order.status !== "CLOSED"),
      args,
    ),
  refund: one("Refund", (ctx) => ctx.world.state.refunds),
  return: one("Return", (ctx) => ctx.world.state.returns),
  returnCalculate: calculateReturn,
  returnableFulfillments: (_root, args: PageArgs & { orderId: string }, ctx) => {
    const order = visibleOrder(ctx, idOf(args.orderId, "Order"));
    return pageOf(order ? returnables(ctx, order.id) : [], args);
  },
  returnReasonDefinitions: (_root, args: PageArgs & { ids?: string[]; handles?: string[] }) => {
    const ids = args.ids?.map((id) => idOf(id, "ReturnReasonDefinition"));
    const wanted = reasonDefinitions.filter(
      (reason) => (ids?.includes(reason.id) ?? true) && (args.handles?.includes(reason.handle) ?? true),
    );
    return pageOf(wanted, args);
  },
  reverseDelivery: one("ReverseDelivery", (ctx) => ctx.world.state.reverseDeliveries),
  reverseFulfillmentOrder: one("ReverseFulfillmentOrder", (ctx) => ctx.world.state.reverseFulfillmentOrders),
  storeCreditAccount: one("StoreCreditAccount", (ctx) => ctx.world.state.storeCreditAccounts),
  dispute: one("ShopifyPaymentsDispute", (ctx) => ctx.world.state.disputes),
  staffMembers: () => {
    // Only Plus and Advanced shops may grant read_users.
    throw accessDenied(
      "staffMembers",
      "`read_users` access scope. Also: The app must be a finance embedded app or installed on a Shopify Plus or Advanced store. Contact Shopify Support to enable this scope for your app.",
    );
  },
};
