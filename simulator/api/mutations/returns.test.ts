import { describe, expect, it } from "vitest";
import { shipAll, testShop, testSimulator } from "../test-shop.ts";
import type { TestShop } from "../test-shop.ts";

const ERRORS = "userErrors { field message code }";
const REQUEST = `mutation($input: ReturnRequestInput!) { returnRequest(input: $input) { return { id name status returnLineItems(first: 5) { nodes { id quantity } } } ${ERRORS} } }`;
const APPROVE = `mutation($id: ID!) { returnApproveRequest(input: {id: $id}) { return { id status reverseFulfillmentOrders(first: 5) { nodes { id status lineItems(first: 5) { nodes { id totalQuantity } } } } } ${ERRORS} } }`;
const PROCESS = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) { return { id status refunds(first: 1) { nodes { totalRefundedSet { shopMoney { amount } } } } } ${ERRORS} } }`;

interface Payload {
  return: {
    id: string;
    status: string;
    returnLineItems: { nodes: { id: string }[] };
    reverseFulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] };
  };
  userErrors: object[];
}

const request = async (shop: TestShop, quantity: number): Promise<Payload> => {
  const line = shop.order.fulfillmentIds.length
    ? shop.sim.world.state.fulfillments[shop.order.fulfillmentIds[0]!]!.lines[0]!.id
    : shipAll(shop);
  const returnLineItems = [
    { fulfillmentLineItemId: `gid://shopify/FulfillmentLineItem/${line}`, quantity, returnReason: "UNWANTED", customerNote: "Too blue" },
  ];
  const answer = await shop.ask(REQUEST, { input: { orderId: `gid://shopify/Order/${shop.order.id}`, returnLineItems } });
  return answer.data?.returnRequest as Payload;
};

describe("the life of a return through the API", () => {
  it("request, approve, label, disposition, suggested refund and processing follow one another", async () => {
    const shop = testShop();
    const asked = await request(shop, 2);
    expect(asked).toMatchObject({ return: { name: "#1001-R1", status: "REQUESTED" }, userErrors: [] });
    const approved = (await shop.ask(APPROVE, { id: asked.return.id })).data?.returnApproveRequest as Payload;
    expect(approved.return.status).toBe("OPEN");
    const reverse = approved.return.reverseFulfillmentOrders.nodes[0]!;

    const delivery = await shop.ask(
      `mutation($id: ID!) { reverseDeliveryCreateWithShipping(reverseFulfillmentOrderId: $id, reverseDeliveryLineItems: [], trackingInput: {number: "RET1", url: "https://dhl.example/RET1"}, labelInput: {fileUrl: "https://files.example/label.pdf"}) {
        reverseDelivery { id deliverable { ... on ReverseDeliveryShippingDeliverable { tracking { number } label { publicFileUrl } } } reverseDeliveryLineItems(first: 5) { nodes { quantity } } } ${ERRORS} } }`,
      { id: reverse.id },
    );
    expect(delivery.data?.reverseDeliveryCreateWithShipping).toMatchObject({
      reverseDelivery: {
        deliverable: { tracking: { number: "RET1" }, label: { publicFileUrl: "https://files.example/label.pdf" } },
        reverseDeliveryLineItems: { nodes: [{ quantity: 2 }] },
      },
      userErrors: [],
    });

    const suggestion = await shop.ask(
      `query($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!) { return(id: $id) { suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: []) {
        discountedSubtotal { shopMoney { amount } } financialTransfer { __typename ... on RefundReturnOutcome { amount { shopMoney { amount } } suggestedTransactions { amountSet { shopMoney { amount } } parentTransaction { id } } } } } } }`,
      { id: asked.return.id, lines: [{ id: asked.return.returnLineItems.nodes[0]!.id, quantity: 2 }] },
    );
    expect(suggestion.errors).toBeUndefined();
    const outcome = (
      suggestion.data?.return as {
        suggestedFinancialOutcome: { financialTransfer: { suggestedTransactions: { parentTransaction: { id: string } }[] } };
      }
    ).suggestedFinancialOutcome;
    expect(outcome).toMatchObject({
      discountedSubtotal: { shopMoney: { amount: "40.0" } },
      financialTransfer: { __typename: "RefundReturnOutcome", amount: { shopMoney: { amount: "40.0" } } },
    });

    const parentId = outcome.financialTransfer.suggestedTransactions[0]!.parentTransaction.id;
    const disposition = { reverseFulfillmentOrderLineItemId: reverse.lineItems.nodes[0]!.id, quantity: 2, dispositionType: "RESTOCKED" };
    const locationId = `gid://shopify/Location/${Object.keys(shop.sim.world.state.locations)[0]}`;
    const processed = await shop.ask(PROCESS, {
      input: {
        returnId: asked.return.id,
        returnLineItems: [{ id: asked.return.returnLineItems.nodes[0]!.id, quantity: 2, dispositions: [{ ...disposition, locationId }] }],
        financialTransfer: {
          issueRefund: { orderTransactions: [{ parentId, transactionAmount: { amount: "40.00", currencyCode: "EUR" } }] },
        },
        notifyCustomer: false,
      },
    });
    expect(processed.data?.returnProcess).toMatchObject({
      return: { status: "OPEN", refunds: { nodes: [{ totalRefundedSet: { shopMoney: { amount: "40.0" } } }] } },
      userErrors: [],
    });
  });

  it("a return for more than was delivered is refused in Shopify's words", async () => {
    expect((await request(testShop(), 4)).userErrors).toEqual([
      { field: ["input", "returnLineItems", "0", "quantity"], message: "Return line item has an invalid quantity.", code: "INVALID" },
    ]);
  });

  it("a return of another shop is not found", async () => {
    const sim = testSimulator();
    const first = testShop(sim);
    const asked = await request(first, 1);
    const answer = await testShop(sim, "second.myshopify.com").ask(APPROVE, { id: asked.return.id });
    expect(answer.data?.returnApproveRequest).toEqual({
      return: null,
      userErrors: [{ field: ["input", "id"], message: "Return not found.", code: "NOT_FOUND" }],
    });
    expect(first.sim.world.state.returns[asked.return.id.split("/").at(-1)!]?.status).toBe("REQUESTED");
  });

  it("an id of another type is refused at the top", async () => {
    const answer = await testShop().ask(APPROVE, { id: "gid://shopify/Order/1" });
    expect(answer).toMatchObject({
      data: { returnApproveRequest: null },
      errors: [
        { message: "Invalid id: gid://shopify/Order/1", extensions: { code: "RESOURCE_NOT_FOUND" }, path: ["returnApproveRequest"] },
      ],
    });
  });

  it("returnable fulfillments list what may still come back", async () => {
    const shop = testShop();
    await request(shop, 2);
    const answer = await shop.ask(
      `query($id: ID!) { returnableFulfillments(orderId: $id, first: 5) { nodes { id fulfillment { name } returnableFulfillmentLineItems(first: 5) { nodes { quantity fulfillmentLineItem { lineItem { title } } } } } } }`,
      { id: `gid://shopify/Order/${shop.order.id}` },
    );
    expect(answer.data?.returnableFulfillments).toMatchObject({
      nodes: [
        {
          fulfillment: { name: "#1001-F1" },
          returnableFulfillmentLineItems: { nodes: [{ quantity: 1, fulfillmentLineItem: { lineItem: { title: "Stoneware mug" } } }] },
        },
      ],
    });
  });
});
