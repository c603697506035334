import { describe, expect, test } from "vitest";
import { cancelReturn } from "./cancel-return.ts";
import { returnableLines } from "./compute-returnable.ts";
import { createRefund } from "./create-refund.ts";
import { createReturn } from "./create-return.ts";
import { requestReturn } from "./request-return.ts";
import { shipOrder } from "./ship-order.ts";
import { asking, opened, ordered, sent, testWorld } from "./test-world.ts";
import { made } from "./user-error.ts";

const INVALID = "Return line item has an invalid quantity.";

describe("what may be returned", () => {
  test("a return for more than was fulfilled is refused with Shopify's words, in both mutations", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const input = asking(t, order, [2]);
    expect(requestReturn(t.world, input).userErrors).toEqual([
      { field: ["input", "returnLineItems", "0", "quantity"], message: INVALID, code: "INVALID" },
    ]);
    expect(createReturn(t.world, input).userErrors).toEqual([
      { field: ["returnInput", "returnLineItems", "0", "quantity"], message: INVALID, code: "INVALID" },
    ]);
    expect(order.returnIds).toEqual([]);
  });

  test("the same line twice in one request counts together", () => {
    const t = testWorld();
    const order = sent(t, [3]);
    const [line] = asking(t, order, [2]).lines;
    if (!line) throw new Error("no line");
    const result = requestReturn(t.world, { orderId: order.id, lines: [line, { ...line }] });
    expect(result.userErrors).toEqual([{ field: ["input", "returnLineItems", "1", "quantity"], message: INVALID, code: "INVALID" }]);
  });

  test("an unknown fulfillment line is named by its place", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const lines = [...asking(t, order, [1]).lines, { fulfillmentLineItemId: "999999999", quantity: 1, returnReason: "UNWANTED" }];
    const wrong = { message: "Fulfillment Line Item was not found.", code: "NOT_FOUND" };
    expect(requestReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([
      { field: ["input", "returnLineItems", "1", "fulfillmentLineItemId"], ...wrong },
    ]);
    expect(createReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([
      { field: ["returnInput", "returnLineItems", "1", "fulfillmentLineItemId"], ...wrong },
    ]);
  });

  test("a line without a reason is refused, in the words of each mutation", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const lines = asking(t, order, [1]).lines.map(({ fulfillmentLineItemId, quantity }) => ({ fulfillmentLineItemId, quantity }));
    expect(requestReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([
      { field: ["input", "returnLineItems", "0", "returnReason"], message: "Return reason can't be blank", code: "BLANK" },
    ]);
    const either = "Return line items Either return reason or return reason definition must be provided";
    expect(createReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([
      { field: ["returnInput", "returnLineItems", "0"], message: either, code: "NOT_FOUND" },
    ]);
  });

  test("the merchant's OTHER needs a note, the shopper's does not", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const lines = asking(t, order, [1]).lines.map((line) => ({ ...line, returnReason: "OTHER" }));
    const note = 'Return line items return reason note The note is required when the return reason is "Other"';
    expect(createReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([
      { field: ["returnInput", "returnLineItems", "0", "returnReasonNote"], message: note, code: "BLANK" },
    ]);
    expect(requestReturn(t.world, { orderId: order.id, lines }).userErrors).toEqual([]);
  });

  test("a reason of the new list and its old name stand for one another", () => {
    const t = testWorld();
    const order = sent(t, [2]);
    const [line] = asking(t, order, [1]).lines;
    if (!line) throw new Error("no line");
    const old = made(requestReturn(t.world, { orderId: order.id, lines: [{ ...line, returnReason: "DEFECTIVE" }] }), "return");
    expect(old.lines[0]).toMatchObject({ returnReason: "DEFECTIVE", returnReasonDefinitionId: "6" });
    const lines = [{ ...line, returnReason: null, returnReasonDefinitionId: "7" }];
    expect(made(requestReturn(t.world, { orderId: order.id, lines }), "return").lines[0]?.returnReason).toBe("SIZE_TOO_SMALL");
  });

  test("what was not sent can't come back; what was sent can, parcel by parcel", () => {
    const t = testWorld();
    const order = ordered(t, [3, 1]);
    expect(returnableLines(t.world, order.id)).toEqual([]);
    const [first, second] = order.lines;
    shipOrder(t.world, { orderId: order.id, lineIds: [first?.id ?? ""], quantity: 2 });
    expect(returnableLines(t.world, order.id)).toMatchObject([{ lineItemId: first?.id, quantity: 2 }]);
    shipOrder(t.world, { orderId: order.id });
    expect(returnableLines(t.world, order.id).map((line) => [line.lineItemId, line.quantity])).toEqual([
      [first?.id, 2],
      [first?.id, 1],
      [second?.id, 1],
    ]);
  });

  test("pieces in a return are taken, a cancelled return gives them back, a refund without a return takes them for good", () => {
    const t = testWorld();
    const order = sent(t, [4]);
    const subject = opened(t, order, [3]);
    expect(returnableLines(t.world, order.id)).toMatchObject([{ quantity: 1 }]);
    cancelReturn(t.world, { returnId: subject.id });
    expect(returnableLines(t.world, order.id)).toMatchObject([{ quantity: 4 }]);
    createRefund(t.world, { orderId: order.id, lines: [{ lineItemId: order.lines[0]?.id ?? "", quantity: 1 }] });
    expect(returnableLines(t.world, order.id)).toMatchObject([{ quantity: 3 }]);
  });
});
