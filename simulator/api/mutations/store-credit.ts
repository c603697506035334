import { creditStoreAccount, debitStoreAccount } from "../../actions/store-credit.ts";
import { idIn } from "../../world/gid.ts";
import type { AdminContext } from "../context.ts";
import { invalidId } from "../errors.ts";
import type { Fields } from "../resolver.ts";
import { entryView } from "../types/store-credit.ts";
import { ownId, payload } from "./payload.ts";

interface MoneyInput {
  amount: string;
  currencyCode: string;
}

/** The id may be an account's or its owner's. */
const target = (ctx: AdminContext, id: string): { accountId: string } | { customerId: string } => {
  if (idIn(id, "StoreCreditAccount")) return { accountId: ownId(ctx, ctx.world.state.storeCreditAccounts, id, "StoreCreditAccount") };
  if (idIn(id, "Customer")) return { customerId: ownId(ctx, ctx.world.state.customers, id, "Customer") };
  throw invalidId(id);
};

const amountOf = (input: MoneyInput): { amount: string; currency: string } => ({
  amount: String(input.amount),
  currency: input.currencyCode,
});

const answer = (result: ReturnType<typeof creditStoreAccount>): object =>
  payload(result.userErrors, {
    storeCreditAccountTransaction: result.account && result.transaction ? entryView(result.account, result.transaction) : null,
  });

/** Store credit given and taken. */
export const storeCreditMutations: Fields<undefined> = {
  storeCreditAccountCredit: (_root, args: { id: string; creditInput: { creditAmount: MoneyInput; expiresAt?: string | null } }, ctx) =>
    answer(
      creditStoreAccount(ctx.world, {
        ...target(ctx, args.id),
        ...amountOf(args.creditInput.creditAmount),
        expiresAt: args.creditInput.expiresAt ?? null,
      }),
    ),
  storeCreditAccountDebit: (_root, args: { id: string; debitInput: { debitAmount: MoneyInput } }, ctx) =>
    answer(debitStoreAccount(ctx.world, { ...target(ctx, args.id), ...amountOf(args.debitInput.debitAmount) })),
};
