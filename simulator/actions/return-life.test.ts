import { describe, expect, test } from "vitest";
import type { OrderReturnStatus } from "./compute-status.ts";
import type { Return } from "../world/types.ts";
import { approveReturn } from "./approve-return.ts";
import { cancelReturn } from "./cancel-return.ts";
import { closeReturn } from "./close-return.ts";
import { returnStatusOf } from "./compute-status.ts";
import { createReturn } from "./create-return.ts";
import { declineReturn } from "./decline-return.ts";
import { processReturn, processable } from "./process-return.ts";
import { removeFromReturn } from "./remove-from-return.ts";
import { reopenReturn } from "./reopen-return.ts";
import { requestReturn } from "./request-return.ts";
import { asking, opened, sent, testWorld } from "./test-world.ts";
import { made, type UserError } from "./user-error.ts";

const error = (field: string[], message: string, code: string): UserError[] => [{ field, message, code }];

describe("a return's life", () => {
  test("a request has no reverse fulfillment order; approval makes one for all its lines", () => {
    const t = testWorld();
    const order = sent(t, [3, 4]);
    const subject = made(requestReturn(t.world, asking(t, order, [1, 1])), "return");
    expect(subject).toMatchObject({ name: `${order.name}-R1`, status: "REQUESTED", reverseFulfillmentOrderIds: [] });
    approveReturn(t.world, { returnId: subject.id });
    expect(subject.status).toBe("OPEN");
    const [id] = subject.reverseFulfillmentOrderIds;
    expect(t.world.state.reverseFulfillmentOrders[id ?? ""]).toMatchObject({
      status: "OPEN",
      lines: [{ totalQuantity: 1 }, { totalQuantity: 1 }],
    });
  });

  test("only a requested return is approved or declined, and the words are Shopify's", () => {
    const t = testWorld();
    const open = opened(t, sent(t, [1]), [1]);
    const approvable = "Return is not approvable. Only returns with status REQUESTED can be approved.";
    expect(approveReturn(t.world, { returnId: open.id }).userErrors).toEqual(error(["input", "id"], approvable, "INVALID_STATE"));
    const declinable = "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.";
    expect(declineReturn(t.world, { returnId: open.id, reason: "OTHER" }).userErrors).toEqual(
      error(["input", "id"], declinable, "INVALID_STATE"),
    );
    const asked = made(requestReturn(t.world, asking(t, sent(t, [1]), [1])), "return");
    expect(declineReturn(t.world, { returnId: asked.id, reason: "OTHER", note: "n".repeat(501) }).userErrors[0]?.code).toBe("TOO_LONG");
    expect(declineReturn(t.world, { returnId: asked.id, reason: "FINAL_SALE", note: "Sale item" }).userErrors).toEqual([]);
    expect(asked).toMatchObject({ status: "DECLINED", decline: { reason: "FINAL_SALE", note: "Sale item" } });
    expect(declineReturn(t.world, { returnId: asked.id, reason: "OTHER" }).userErrors).toEqual(
      error(["input", "id"], "The return is already declined.", "INVALID_STATE"),
    );
  });

  test("an unknown return is not found, with the field of each mutation", () => {
    const { world } = testWorld();
    const returnId = "999999999999999";
    const not = "Return not found.";
    expect(approveReturn(world, { returnId }).userErrors).toEqual(error(["input", "id"], not, "NOT_FOUND"));
    expect(declineReturn(world, { returnId, reason: "OTHER" }).userErrors).toEqual(error(["input", "id"], not, "NOT_FOUND"));
    for (const act of [closeReturn, reopenReturn, cancelReturn])
      expect(act(world, { returnId }).userErrors).toEqual(error(["id"], not, "NOT_FOUND"));
    expect(removeFromReturn(world, { returnId }).userErrors).toEqual(error(["returnId"], not, "NOT_FOUND"));
    expect(processReturn(world, { returnId }).userErrors).toEqual(error(["input", "returnId"], not, "NOT_FOUND"));
  });

  test("closing a closed, opening an open and cancelling a cancelled return change nothing and succeed", () => {
    const t = testWorld();
    const subject = opened(t, sent(t, [1]), [1]);
    expect(t.topicsOf(() => reopenReturn(t.world, { returnId: subject.id })).topics).toEqual([]);
    closeReturn(t.world, { returnId: subject.id });
    expect(subject.closedAt).not.toBeNull();
    expect(t.topicsOf(() => closeReturn(t.world, { returnId: subject.id })).topics).toEqual([]);
    reopenReturn(t.world, { returnId: subject.id });
    expect(subject).toMatchObject({ status: "OPEN", closedAt: null });
    cancelReturn(t.world, { returnId: subject.id });
    expect(subject.status).toBe("CANCELED");
    expect(t.topicsOf(() => cancelReturn(t.world, { returnId: subject.id })).topics).toEqual([]);
  });

  test("a requested return can be neither closed nor opened again nor shortened", () => {
    const t = testWorld();
    const subject = made(requestReturn(t.world, asking(t, sent(t, [1]), [1])), "return");
    const invalid = "Return status is invalid.";
    expect(closeReturn(t.world, { returnId: subject.id }).userErrors).toEqual(error(["id"], invalid, "INVALID_STATE"));
    expect(reopenReturn(t.world, { returnId: subject.id }).userErrors).toEqual(error(["id"], invalid, "INVALID_STATE"));
    const lines = [{ returnLineItemId: subject.lines[0]?.id ?? "", quantity: 1 }];
    expect(removeFromReturn(t.world, { returnId: subject.id, lines }).userErrors).toEqual(error(["returnId"], invalid, "INVALID_STATE"));
  });

  test("processing leaves the return open; what was processed is not found a second time and the return can't be cancelled", () => {
    const t = testWorld();
    const subject = opened(t, sent(t, [2]), [2]);
    const lines = processable(subject);
    expect(processReturn(t.world, { returnId: subject.id, lines }).userErrors).toEqual([]);
    expect(subject).toMatchObject({ status: "OPEN", lines: [{ quantity: 2, processedQuantity: 2 }] });
    expect(processReturn(t.world, { returnId: subject.id, lines }).userErrors).toEqual(
      error(["input", "returnLineItems", "0", "id"], "Return line item was not found.", "NOT_FOUND"),
    );
    expect(cancelReturn(t.world, { returnId: subject.id }).userErrors).toEqual(error(["id"], "Return is not cancelable.", "INVALID_STATE"));
  });

  test("fewer pieces than asked can be processed, the rest later, never more", () => {
    const t = testWorld();
    const subject = opened(t, sent(t, [3]), [3]);
    const id = subject.lines[0]?.id ?? "";
    processReturn(t.world, { returnId: subject.id, lines: [{ id, quantity: 1 }] });
    expect(processReturn(t.world, { returnId: subject.id, lines: [{ id, quantity: 3 }] }).userErrors[0]?.message).toBe(
      "Return line item has an invalid quantity.",
    );
    expect(processReturn(t.world, { returnId: subject.id, lines: [{ id, quantity: 2 }] }).userErrors).toEqual([]);
  });

  test("removing the last line closes the return with nothing in it", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const subject = made(createReturn(t.world, asking(t, order, [1])), "return");
    const id = subject.lines[0]?.id ?? "";
    const remove = (quantity: number): UserError[] =>
      removeFromReturn(t.world, { returnId: subject.id, lines: [{ returnLineItemId: id, quantity }] }).userErrors;
    expect(remove(0)).toEqual([{ field: null, message: "Quantity must be greater than 0", code: "GREATER_THAN" }]);
    expect(remove(2)).toEqual(error(["returnLineItems", "0", "quantity"], "Return line item has an invalid quantity.", "INVALID"));
    expect(remove(1)).toEqual([]);
    expect(subject).toMatchObject({ status: "CLOSED", lines: [] });
    expect(returnStatusOf(t.world, order)).toBe("RETURNED");
  });

  test.each<[Return["status"][], OrderReturnStatus]>([
    [[], "NO_RETURN"],
    [["REQUESTED"], "RETURN_REQUESTED"],
    [["OPEN"], "IN_PROGRESS"],
    [["OPEN", "REQUESTED"], "RETURN_REQUESTED"],
    [["OPEN", "DECLINED"], "IN_PROGRESS"],
    [["CLOSED", "DECLINED"], "RETURNED"],
    [["CLOSED", "OPEN"], "IN_PROGRESS"],
    [["CLOSED", "REQUESTED"], "RETURN_REQUESTED"],
    [["DECLINED"], "NO_RETURN"],
    [["CANCELED"], "NO_RETURN"],
    [["CANCELED", "DECLINED"], "NO_RETURN"],
  ])("an order whose returns are %j shows %s", (states, shown) => {
    const t = testWorld();
    const order = sent(t, [4]);
    for (const status of states) made(requestReturn(t.world, asking(t, order, [1])), "return").status = status;
    expect(returnStatusOf(t.world, order)).toBe(shown);
  });
});
