import type { Dispute, StoreCreditAccount } from "../../world/types.ts";
import { money } from "../../world/money.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import { as } from "../resolver.ts";
import type { Fields } from "../resolver.ts";
import { must, orderNamed } from "./lookup.ts";
import { moneyIn } from "./money-bag.ts";

type Entry = StoreCreditAccount["transactions"][number];

/** An entry of an account, as one of GraphQL's transaction types. */
export type EntryView = Entry & { account: StoreCreditAccount };

export const entryView = (account: StoreCreditAccount, entry: Entry): EntryView & { __typename: string } =>
  as(entry.amount.startsWith("-") ? "StoreCreditAccountDebitTransaction" : "StoreCreditAccountCreditTransaction", { ...entry, account });

/** GraphQL's StoreCreditAccount. */
export const storeCreditAccountFields: Fields<StoreCreditAccount> = {
  balance: (account) => moneyIn(account.currency, account.balance),
  owner: (account, _args, ctx) => as("Customer", must(ctx.world.state.customers[account.customerId], `customer ${account.customerId}`)),
  transactions: (account, args: PageArgs) =>
    pageOf(
      account.transactions.map((entry) => entryView(account, entry)),
      args,
    ),
};

/** What both kinds of store credit transactions share. */
export const storeCreditEntryFields: Fields<EntryView> = {
  amount: (entry) => moneyIn(entry.account.currency, entry.amount),
  balanceAfterTransaction: (entry) => moneyIn(entry.account.currency, entry.balanceAfter),
  remainingAmount: (entry) => moneyIn(entry.account.currency, money.min(entry.amount, entry.account.balance)),
  origin: () => null,
};

/** GraphQL's OrderDisputeSummary. */
export const disputeSummaryFields: Fields<Dispute> = { initiatedAs: (dispute) => dispute.type };

/** GraphQL's ShopifyPaymentsDispute. */
export const disputeFields: Fields<Dispute> = {
  legacyResourceId: (dispute) => dispute.id,
  amount: (dispute, _args, ctx) => moneyIn(orderNamed(ctx, dispute.orderId).currency, dispute.amount),
  order: (dispute, _args, ctx) => orderNamed(ctx, dispute.orderId),
  initiatedAt: (dispute) => dispute.createdAt,
  finalizedOn: () => null,
  reasonDetails: (dispute) => ({ reason: dispute.reason, networkReasonCode: null }),
};
