import { describe, expect, it } from "vitest";
import { testShop } from "../test-shop.ts";
import type { TestShop } from "../test-shop.ts";

const refund = (directive: string, amount: string): string => `mutation($order: ID!, $parent: ID!) {
  refundCreate(input: {orderId: $order, transactions: [{orderId: $order, parentId: $parent, amount: "${amount}", gateway: "shopify_payments", kind: REFUND}]}) ${directive} {
    refund { id totalRefundedSet { shopMoney { amount } } }
    userErrors { field message }
  }
}`;

const ids = ({ order }: TestShop) => ({
  order: `gid://shopify/Order/${order.id}`,
  parent: `gid://shopify/OrderTransaction/${order.transactionIds[0]}`,
});
const count = ({ sim }: TestShop): number => Object.keys(sim.world.state.refunds).length;

describe("refundCreate and @idempotent", () => {
  it("without the directive it is refused and nothing is refunded", async () => {
    const shop = testShop();
    const answer = await shop.ask(refund("", "5.00"), ids(shop));
    expect(answer.data).toEqual({ refundCreate: null });
    expect(answer.errors).toMatchObject([
      {
        message: "The @idempotent directive is required for this mutation but was not provided.",
        extensions: { code: "BAD_REQUEST" },
        path: ["refundCreate"],
      },
    ]);
    expect(count(shop)).toBe(0);
  });

  it("the directive on the operation instead of the field does not validate", async () => {
    const shop = testShop();
    const answer = await shop.ask(refund("", "5.00").replace("{\n  refundCreate", ` @idempotent(key: "k") {\n  refundCreate`), ids(shop));
    expect(answer.errors?.[0]).toMatchObject({
      message: "'@idempotent' can't be applied to mutations (allowed: fields)",
      extensions: { code: "directiveCannotBeApplied" },
    });
  });

  it("the same key and parameters give the first refund again", async () => {
    const shop = testShop();
    const first = await shop.ask(refund('@idempotent(key: "a")', "5.00"), ids(shop));
    const second = await shop.ask(refund('@idempotent(key: "a")', "5.00"), ids(shop));
    expect(first.data?.refundCreate).toMatchObject({ refund: { totalRefundedSet: { shopMoney: { amount: "5.0" } } }, userErrors: [] });
    expect(second.data).toEqual(first.data);
    expect(count(shop)).toBe(1);
  });

  it("the same key with another amount is refused", async () => {
    const shop = testShop();
    await shop.ask(refund('@idempotent(key: "a")', "5.00"), ids(shop));
    const answer = await shop.ask(refund('@idempotent(key: "a")', "6.00"), ids(shop));
    expect(answer.data?.refundCreate).toEqual({
      refund: null,
      userErrors: [{ field: null, message: "The same idempotency key cannot be used with different operation parameters." }],
    });
    expect(count(shop)).toBe(1);
  });

  it("two calls with one key at the same time make one refund", async () => {
    const shop = testShop();
    const call = async () => (await shop.ask(refund('@idempotent(key: "a")', "5.00"), ids(shop))).data?.refundCreate;
    const [first, second] = await Promise.all([call(), call()]);
    expect(first).toMatchObject({ userErrors: [] });
    expect(second).toMatchObject({ refund: null, userErrors: [{ message: "This request is currently in progress, please try again." }] });
    expect(count(shop)).toBe(1);
  });

  it("more than was paid is refused and the key stays free", async () => {
    const shop = testShop();
    const answer = await shop.ask(refund('@idempotent(key: "a")', "999.00"), ids(shop));
    expect(answer.data?.refundCreate).toMatchObject({
      refund: null,
      userErrors: [{ field: null, message: "Refund amount €999.00 is greater than net payment received €64.90" }],
    });
    await shop.ask(refund('@idempotent(key: "a")', "5.00"), ids(shop));
    expect(count(shop)).toBe(1);
  });
});
