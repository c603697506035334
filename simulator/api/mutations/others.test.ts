import { describe, expect, it } from "vitest";
import { testShop } from "../test-shop.ts";

describe("fulfilment, cancellation, credit, tags, subscriptions", () => {
  it("a fulfillment with tracking is made from a fulfillment order and a carrier's event is added to it", async () => {
    const shop = testShop();
    const fulfillmentOrderId = `gid://shopify/FulfillmentOrder/${shop.order.fulfillmentOrderIds[0]}`;
    const made = await shop.ask(
      `mutation($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id name status trackingInfo { company number url } } userErrors { field message } } }`,
      {
        fulfillment: {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId }],
          trackingInfo: { company: "DHL", number: "0034", url: "https://dhl.example/0034" },
        },
      },
    );
    expect(made.data?.fulfillmentCreate).toMatchObject({
      fulfillment: { name: "#1001-F1", status: "SUCCESS", trackingInfo: [{ company: "DHL", number: "0034" }] },
      userErrors: [],
    });
    const fulfillmentId = (made.data?.fulfillmentCreate as { fulfillment: { id: string } }).fulfillment.id;
    const event = await shop.ask(
      `mutation($event: FulfillmentEventInput!) { fulfillmentEventCreate(fulfillmentEvent: $event) { fulfillmentEvent { status city happenedAt } userErrors { field message } } }`,
      { event: { fulfillmentId, status: "IN_TRANSIT", city: "Leipzig", happenedAt: "2026-10-01T10:00:00.000Z" } },
    );
    expect(event.data?.fulfillmentEventCreate).toEqual({
      fulfillmentEvent: { status: "IN_TRANSIT", city: "Leipzig", happenedAt: "2026-10-01T10:00:00Z" },
      userErrors: [],
    });
  });

  it("an order is cancelled once; the second time is refused", async () => {
    const shop = testShop();
    const cancel = async () =>
      (
        await shop.ask(
          `mutation($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refundMethod: {originalPaymentMethodsRefund: true}) { job { id done } orderCancelUserErrors { field message code } userErrors { message } } }`,
          { id: `gid://shopify/Order/${shop.order.id}` },
        )
      ).data?.orderCancel;
    expect(await cancel()).toMatchObject({ job: { done: false }, orderCancelUserErrors: [] });
    expect(await cancel()).toMatchObject({
      job: null,
      orderCancelUserErrors: [{ field: ["orderId"], message: "Cannot cancel an order that has already been canceled" }],
    });
  });

  it("store credit is given to a customer and taken back, never below zero", async () => {
    const shop = testShop();
    const id = `gid://shopify/Customer/${shop.customer.id}`;
    const credit = await shop.ask(
      `mutation($id: ID!, $in: StoreCreditAccountCreditInput!) { storeCreditAccountCredit(id: $id, creditInput: $in) { storeCreditAccountTransaction { amount { amount currencyCode } account { id balance { amount } } } userErrors { code } } }`,
      { id, in: { creditAmount: { amount: "12.50", currencyCode: "EUR" } } },
    );
    expect(credit.data?.storeCreditAccountCredit).toMatchObject({
      storeCreditAccountTransaction: { amount: { amount: "12.5", currencyCode: "EUR" }, account: { balance: { amount: "12.5" } } },
      userErrors: [],
    });
    const debit = await shop.ask(
      `mutation($id: ID!, $in: StoreCreditAccountDebitInput!) { storeCreditAccountDebit(id: $id, debitInput: $in) { storeCreditAccountTransaction { amount { amount } } userErrors { code } } }`,
      { id, in: { debitAmount: { amount: "20.00", currencyCode: "EUR" } } },
    );
    expect(debit.data?.storeCreditAccountDebit).toEqual({
      storeCreditAccountTransaction: null,
      userErrors: [{ code: "INSUFFICIENT_FUNDS" }],
    });
    const read = await shop.ask(
      `query($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 1) { nodes { transactions(first: 5) { nodes { __typename amount { amount } } } } } } }`,
      { id },
    );
    expect(read.data?.customer).toMatchObject({
      storeCreditAccounts: {
        nodes: [{ transactions: { nodes: [{ __typename: "StoreCreditAccountCreditTransaction", amount: { amount: "12.5" } }] } }],
      },
    });
  });

  it("tags are added and removed, without doubles and in order", async () => {
    const shop = testShop();
    const id = `gid://shopify/Order/${shop.order.id}`;
    const add = await shop.ask(
      `mutation($id: ID!) { tagsAdd(id: $id, tags: ["vip", "a,b", "a"]) { node { ... on Order { tags } } userErrors { message } } }`,
      { id },
    );
    expect(add.data?.tagsAdd).toEqual({ node: { tags: ["a", "b", "vip"] }, userErrors: [] });
    const remove = await shop.ask(`mutation($id: ID!) { tagsRemove(id: $id, tags: ["a"]) { node { ... on Order { tags } } } }`, { id });
    expect(remove.data?.tagsRemove).toEqual({ node: { tags: ["b", "vip"] } });
  });

  it("a webhook subscription is made, refused when doubled or insecure, changed and deleted", async () => {
    const shop = testShop();
    const create = async (uri: string) =>
      (
        await shop.ask(
          `mutation($uri: String!) { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri: $uri}) { webhookSubscription { id topic uri format } userErrors { field message } } }`,
          { uri },
        )
      ).data?.webhookSubscriptionCreate as { webhookSubscription: { id: string } };
    const made = await create("https://app.example.com/webhooks");
    expect(made).toMatchObject({
      webhookSubscription: { topic: "ORDERS_CREATE", uri: "https://app.example.com/webhooks", format: "JSON" },
      userErrors: [],
    });
    expect(await create("https://app.example.com/webhooks")).toMatchObject({
      userErrors: [{ field: ["webhookSubscription", "callbackUrl"], message: "Address for this topic has already been taken" }],
    });
    expect(await create("http://app.example.com")).toMatchObject({
      userErrors: [{ message: "Address protocol http:// is not supported" }],
    });
    const deleted = await shop.ask(
      `mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }`,
      { id: made.webhookSubscription.id },
    );
    expect(deleted.data?.webhookSubscriptionDelete).toEqual({ deletedWebhookSubscriptionId: made.webhookSubscription.id, userErrors: [] });
  });
});
