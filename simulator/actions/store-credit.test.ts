import { describe, expect, test } from "vitest";
import { orderTotals } from "./compute-money.ts";
import { createRefund } from "./create-refund.ts";
import { creditStoreAccount, debitStoreAccount } from "./store-credit.ts";
import { ordered, testWorld } from "./test-world.ts";
import { made } from "./user-error.ts";

const EUR = { currency: "EUR" };

describe("store credit", () => {
  test("opens an account for its owner and never goes below zero", () => {
    const t = testWorld();
    const customerId = t.customer.id;
    const account = made(creditStoreAccount(t.world, { customerId, amount: "30.00", ...EUR }), "account");
    expect(debitStoreAccount(t.world, { accountId: account.id, amount: "12.50", ...EUR }).transaction).toMatchObject({
      amount: "-12.50",
      balanceAfter: "17.50",
    });
    expect(debitStoreAccount(t.world, { accountId: account.id, amount: "17.51", ...EUR }).userErrors).toEqual([
      {
        field: ["debitInput", "debitAmount", "amount"],
        message: "The store credit account does not have sufficient funds to satisfy the request",
        code: "INSUFFICIENT_FUNDS",
      },
    ]);
    expect(account.balance).toBe("17.50");
  });

  test("wrong credits are refused as recorded", () => {
    const t = testWorld();
    const { id: accountId } = made(creditStoreAccount(t.world, { customerId: t.customer.id, amount: "1.00", ...EUR }), "account");
    const refused = (more: Partial<Parameters<typeof creditStoreAccount>[1]>): unknown => {
      const [error] = creditStoreAccount(t.world, { accountId, amount: "1.00", ...EUR, ...more }).userErrors;
      return [error?.field?.join("."), error?.message, error?.code];
    };
    const mismatch = "The currency provided does not match the currency of the store credit account";
    const positive = "A positive amount must be used to credit a store credit account";
    const limit = "The operation would cause the account's credit limit to be exceeded";
    expect(refused({ accountId: "999" })).toEqual(["id", "Store credit account does not exist", "ACCOUNT_NOT_FOUND"]);
    expect(refused({ currency: "USD" })).toEqual(["creditInput.creditAmount.currencyCode", mismatch, "MISMATCHING_CURRENCY"]);
    expect(refused({ amount: "0" })).toEqual(["creditInput.creditAmount.amount", positive, "NEGATIVE_OR_ZERO_AMOUNT"]);
    expect(refused({ expiresAt: "2020-01-01T00:00:00Z" })).toEqual([
      "creditInput.expiresAt",
      "The expiry date must be in the future",
      "EXPIRES_AT_IN_PAST",
    ]);
    expect(refused({ amount: "9999999.00" })).toEqual(["creditInput.creditAmount.amount", limit, "CREDIT_LIMIT_EXCEEDED"]);
    const { userErrors } = creditStoreAccount(t.world, { customerId: "999", amount: "1.00", ...EUR });
    expect(userErrors).toEqual([{ field: ["id"], message: "Owner does not exist", code: "OWNER_NOT_FOUND" }]);
  });

  test("a refund to store credit counts as money given back, and a guest can't have one", () => {
    const t = testWorld();
    const order = ordered(t, [1]);
    createRefund(t.world, { orderId: order.id, storeCredit: { amount: "20.00" } });
    expect(orderTotals(t.world, order)).toMatchObject({ refunded: "20.00", net: "0.00" });
    expect(Object.values(t.world.state.storeCreditAccounts)).toMatchObject([{ customerId: t.customer.id, balance: "20.00" }]);
    const guest = ordered(t, [1], { customerId: null });
    expect(createRefund(t.world, { orderId: guest.id, storeCredit: { amount: "20.00" } }).userErrors).toHaveLength(1);
  });
});
