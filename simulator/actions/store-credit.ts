import type { Decimal, StoreCreditAccount } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { refuse, type Result } from "./user-error.ts";

/** Shopify keeps a ceiling per account and does not publish it; this one stands in for it. */
const CREDIT_LIMIT = "100000.00";

type Booking = StoreCreditAccount["transactions"][number];
type Booked = Result<{ account: StoreCreditAccount; transaction: Booking }>;

/** The customer's account in a currency, opened when there is none. */
function accountOf(world: World, customerId: string, currency: string): StoreCreditAccount {
  const found = Object.values(world.state.storeCreditAccounts).find((one) => one.customerId === customerId && one.currency === currency);
  if (found) return found;
  const shop = world.state.customers[customerId]?.shop ?? "";
  const account: StoreCreditAccount = { id: world.newId(), shop, customerId, currency, balance: "0.00", transactions: [] };
  world.state.storeCreditAccounts[account.id] = account;
  return account;
}

function book(world: World, account: StoreCreditAccount, amount: Decimal, event: Booking["event"], expiresAt: string | null): Booking {
  account.balance = money.add(account.balance, amount);
  const transaction: Booking = {
    id: world.newId(),
    amount: money.add(amount),
    balanceAfter: account.balance,
    event,
    createdAt: world.iso(),
    expiresAt,
  };
  account.transactions.push(transaction);
  world.changed();
  return transaction;
}

/** Adds to a customer's store credit without asking; for refunds that were checked. */
export function addToStoreCredit(
  world: World,
  customerId: string,
  currency: string,
  amount: Decimal,
  event: Booking["event"],
  expiresAt: string | null,
): Booking {
  return book(world, accountOf(world, customerId, currency), amount, event, expiresAt);
}

export interface Credit {
  /** One of the two: an account, or the customer who owns (or will own) one. */
  accountId?: string;
  customerId?: string;
  amount: Decimal;
  currency: string;
  expiresAt?: string | null;
}

/** storeCreditAccountCredit. Shopify has no webhook for it. */
export function creditStoreAccount(world: World, input: Credit): Booked {
  const account = world.state.storeCreditAccounts[input.accountId ?? ""];
  if (input.accountId && !account) return refuse("id", "Store credit account does not exist", "ACCOUNT_NOT_FOUND");
  if (!account && !world.state.customers[input.customerId ?? ""]) return refuse("id", "Owner does not exist", "OWNER_NOT_FOUND");
  if (account && account.currency !== input.currency)
    return refuse(
      "creditInput.creditAmount.currencyCode",
      "The currency provided does not match the currency of the store credit account",
      "MISMATCHING_CURRENCY",
    );
  if (money.compare(input.amount, "0") <= 0)
    return refuse(
      "creditInput.creditAmount.amount",
      "A positive amount must be used to credit a store credit account",
      "NEGATIVE_OR_ZERO_AMOUNT",
    );
  if (input.expiresAt && Date.parse(input.expiresAt) <= world.now())
    return refuse("creditInput.expiresAt", "The expiry date must be in the future", "EXPIRES_AT_IN_PAST");
  const open = account ?? accountOf(world, input.customerId ?? "", input.currency);
  if (money.compare(money.add(open.balance, input.amount), CREDIT_LIMIT) > 0)
    return refuse(
      "creditInput.creditAmount.amount",
      "The operation would cause the account's credit limit to be exceeded",
      "CREDIT_LIMIT_EXCEEDED",
    );
  return { userErrors: [], account: open, transaction: book(world, open, input.amount, "ADJUSTMENT", input.expiresAt ?? null) };
}

/** storeCreditAccountDebit: never below zero. A customer's id stands for the account in that currency. */
export function debitStoreAccount(world: World, input: Omit<Credit, "expiresAt">): Booked {
  const owned = Object.values(world.state.storeCreditAccounts).find(
    (one) => one.customerId === input.customerId && one.currency === input.currency,
  );
  const account = input.accountId ? world.state.storeCreditAccounts[input.accountId] : owned;
  if (!account) return refuse("id", "Store credit account does not exist", "ACCOUNT_NOT_FOUND");
  if (account.currency !== input.currency)
    return refuse(
      "debitInput.debitAmount.currencyCode",
      "The currency provided does not match the currency of the store credit account",
      "MISMATCHING_CURRENCY",
    );
  if (money.compare(input.amount, "0") <= 0)
    return refuse(
      "debitInput.debitAmount.amount",
      "A positive amount must be used to debit a store credit account",
      "NEGATIVE_OR_ZERO_AMOUNT",
    );
  if (money.compare(input.amount, account.balance) > 0)
    return refuse(
      "debitInput.debitAmount.amount",
      "The store credit account does not have sufficient funds to satisfy the request",
      "INSUFFICIENT_FUNDS",
    );
  return { userErrors: [], account, transaction: book(world, account, money.negate(input.amount), "ADJUSTMENT", null) };
}
