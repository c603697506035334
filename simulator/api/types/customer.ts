import type { Customer, Order } from "../../world/types.ts";
import { money } from "../../world/money.ts";
import { listOf, pageOf, paginate } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import type { Fields } from "../resolver.ts";
import { queryOrders } from "../search/orders.ts";
import type { OrderArgs } from "../search/orders.ts";
import { ofShop, visibleOrders } from "./lookup.ts";
import { moneyIn } from "./money-bag.ts";
import { totalsOf } from "./totals.ts";

const ordersOf = (ctx: AdminContext, customer: Customer): Order[] =>
  ofShop(ctx, ctx.world.state.orders).filter((order) => order.customerId === customer.id);

const nameOf = (customer: Customer): string =>
  [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.email || customer.phone || "";

/** GraphQL's Customer. */
export const customerFields: Fields<Customer> = {
  legacyResourceId: (customer) => customer.id,
  displayName: nameOf,
  firstName: (customer) => customer.firstName || null,
  lastName: (customer) => customer.lastName || null,
  tags: (customer) => [...customer.tags].sort(),
  state: () => "DISABLED",
  verifiedEmail: (customer) => customer.email !== null,
  validEmailAddress: (customer) => customer.email !== null,
  taxExempt: () => false,
  defaultEmailAddress: (customer) =>
    customer.email === null
      ? null
      : { emailAddress: customer.email, marketingState: "NOT_SUBSCRIBED", marketingOptInLevel: null, validFormat: true },
  defaultPhoneNumber: (customer) => (customer.phone === null ? null : { phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" }),
  addresses: (customer, args: { first?: number }) => listOf(customer.defaultAddress ? [customer.defaultAddress] : [], args),
  addressesV2: (customer, args: PageArgs) => paginate(customer.defaultAddress ? [customer.defaultAddress] : [], args, () => customer.id),
  orders: (customer, args: OrderArgs, ctx) =>
    queryOrders(
      ctx,
      visibleOrders(ctx).filter((order) => order.customerId === customer.id),
      args,
    ),
  numberOfOrders: (customer, _args, ctx) => String(ordersOf(ctx, customer).length),
  lastOrder: (customer, _args, ctx) => visibleOrders(ctx).findLast((order) => order.customerId === customer.id) ?? null,
  amountSpent: (customer, _args, ctx) =>
    moneyIn(ctx.shop.currency, money.add("0", ...ordersOf(ctx, customer).map((order) => totalsOf(ctx, order).net))),
  storeCreditAccounts: (customer, args: PageArgs, ctx) =>
    pageOf(
      ofShop(ctx, ctx.world.state.storeCreditAccounts).filter((account) => account.customerId === customer.id),
      args,
    ),
  metafield: () => null,
  metafields: (_customer, args: PageArgs) => pageOf([], args),
};
