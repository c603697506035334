import { Refusal } from "~/lib/refusal";
import { confirmRefund } from "~/features/money/confirm-refund.server";
import { previewRefund } from "~/features/money/preview-refund.server";
import type { RefundIntent } from "~/features/money/refund-intent";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { findReturn } from "./find-return.server";
import { mayHandleReturns } from "./may-handle-returns";
import type { Disposition, Return } from "./return";
import { whyNot } from "./return-life";
import { readReturnSnapshot } from "./shopify/return-snapshot.server";

/** Pieces of one line that arrived, and where they go. */
export interface ArrivedPieces {
  /** Our ReturnLine id. */
  lineId: string;
  quantity: number;
  disposition: Disposition;
  /** Shopify's Location id; needed to restock. */
  locationId: string | null;
}

/** What arrived, whether the refund follows at once, and how much of the order's shipping goes back with it. */
export interface Receipt {
  lines: ArrivedPieces[];
  refund: boolean;
  /** Decimal in the shop's currency. */
  shipping: string;
}

/**
 * Books what arrived: with a refund it makes the preview that somebody then confirms; without, it is booked at once.
 * @throws Refusal "nothing-arrived", "too-many-pieces", "no-location", "bad-shipping", "cannot-receive", "may-not-returns"; those of previewRefund
 */
export async function receiveReturn(shop: string, staff: Staff, id: string, receipt: Receipt): Promise<RefundIntent> {
  mayHandleReturns(staff);
  const one = await findReturn(shop, id);
  const sentence = whyNot(one, "receive", "staff");
  if (sentence || !one.gid) throw new Refusal("conflict", "cannot-receive", sentence ?? "Shopify has not taken this return yet.");
  const lines = receipt.lines.filter((line) => line.quantity > 0);
  checkReceipt(one, lines);
  if (receipt.refund && !/^\d{1,9}(\.\d{1,2})?$/.test(receipt.shipping))
    throw new Refusal("invalid", "bad-shipping", "The shipping to refund is not an amount.", {
      fields: { shipping: "Write an amount such as 4.90." },
    });
  const reverse = await reverseLines(shop, one.gid);
  const intent = await previewRefund(shop, staff, {
    returnId: id,
    orderId: one.orderId,
    returnGid: one.gid,
    refund: receipt.refund,
    shipping: receipt.refund ? receipt.shipping : "0.00",
    lines: lines.map((line) => {
      const own = one.lines.find((each) => each.id === line.lineId);
      const reverseLineGid = reverse.get(own?.fulfillmentLineItemId ?? "");
      const disposition = reverseLineGid
        ? [
            {
              reverseLineGid,
              type: line.disposition,
              locationId: line.disposition === "MISSING" ? null : line.locationId,
              quantity: line.quantity,
            },
          ]
        : [];
      return { gid: own?.gid ?? "", quantity: line.quantity, processedBefore: own?.processedQuantity ?? 0, dispositions: disposition };
    }),
  });
  return receipt.refund ? intent : confirmRefund(shop, staff, intent.id);
}

function checkReceipt(one: Return, lines: readonly ArrivedPieces[]): void {
  if (lines.length === 0) throw new Refusal("invalid", "nothing-arrived", "Say how many pieces arrived.");
  for (const line of lines) {
    const own = one.lines.find((each) => each.id === line.lineId);
    const left = own ? own.quantity - own.processedQuantity : 0;
    if (!own?.gid || !Number.isInteger(line.quantity) || line.quantity > left)
      throw new Refusal("invalid", "too-many-pieces", `At most ${left} pieces of this line are still awaited.`, {
        fields: { [`quantity-${line.lineId}`]: `At most ${left}.` },
      });
    if (line.disposition !== "MISSING" && !line.locationId)
      throw new Refusal("invalid", "no-location", "Choose where the pieces are.", {
        fields: { [`location-${line.lineId}`]: "Choose a location." },
      });
  }
}

/** Fulfillment line → line of the reverse fulfillment order that takes its disposition. */
async function reverseLines(shop: string, gid: string): Promise<Map<string, string>> {
  const snapshot = await readReturnSnapshot(shop, gid);
  const lines = snapshot?.reverse.flatMap((reverse) => reverse.lines) ?? [];
  return new Map(lines.map((line) => [line.fulfillmentLineItemId, line.gid]));
}
