import { addAmounts, compareAmounts, shareOf, subtractAmounts } from "~/lib/money";

/** Pieces of one order line that are to come back; amounts are decimals in one currency. */
export interface ReturnedPieces {
  /** Pieces to come back. */
  quantity: number;
  /** Pieces the line was ordered with. */
  ordered: number;
  /** Pieces of the line that money went back for already: rounding follows the whole line. */
  refundedBefore: number;
  /** What the whole line cost after its discounts. */
  lineTotal: string;
  /** Tax of the whole line. */
  lineTax: string;
  restockingFeePercent: string;
}

/** What a shopper can expect. `refund` is never below zero. */
export interface ExpectedRefund {
  /** Price of the pieces after discounts, with tax. */
  value: string;
  restockingFee: string;
  shippingFee: string;
  refund: string;
}

/** Value of pieces number `from` to `to` of a line: parts of a line add up to the whole without a lost cent. */
const part = (total: string, from: number, to: number, whole: number): string =>
  subtractAmounts(shareOf(total, to, whole), shareOf(total, from, whole));

/**
 * The refund as Shopify will suggest it once the pieces are here: price after discounts, less the restocking fee in percent of that price,
 * less the return shipping fee once. The restocking fee is taken from the price without the tax where tax was added on top.
 * @param taxesIncluded whether prices hold the tax
 */
export function expectedRefund(pieces: readonly ReturnedPieces[], taxesIncluded: boolean, shippingFee: string): ExpectedRefund {
  let value = "0.00";
  let restockingFee = "0.00";
  for (const line of pieces) {
    const to = Math.min(line.ordered, line.refundedBefore + line.quantity);
    const price = part(line.lineTotal, line.refundedBefore, to, line.ordered);
    const tax = taxesIncluded ? "0.00" : part(line.lineTax, line.refundedBefore, to, line.ordered);
    value = addAmounts(value, price, tax);
    restockingFee = addAmounts(restockingFee, shareOf(price, Math.round(Number(line.restockingFeePercent) * 100), 10_000));
  }
  const fee = pieces.length === 0 ? "0.00" : shippingFee;
  const rest = subtractAmounts(value, addAmounts(restockingFee, fee));
  return { value, restockingFee, shippingFee: fee, refund: compareAmounts(rest, "0.00") < 0 ? "0.00" : rest };
}
