import { lineTotal, refundedQuantity } from "../../actions/compute-money.ts";
import { suggestedReasons } from "../../actions/return-reasons.ts";
import { money } from "../../world/money.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { Fields } from "../resolver.ts";
import { own, variantView } from "./lookup.ts";
import type { LineView } from "./lookup.ts";
import { bagOf } from "./money-bag.ts";
import { imageOf } from "./image.ts";
import { lineTax, taxLinesOf } from "./tax-lines.ts";

const gross = (line: LineView): string => money.times(line.price, line.quantity);
const unit = (line: LineView): string => money.share(lineTotal(line), 1, line.quantity);
const open = (line: LineView, amount: string): string => money.share(amount, line.fulfillableQuantity, line.quantity);

/** GraphQL's LineItem; its parent value carries the order. */
export const lineItemFields: Fields<LineView> = {
  name: (line) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  product: (line, _args, ctx) => (line.productId ? own(ctx, ctx.world.state.products[line.productId]) : null),
  variant: (line, _args, ctx) => (line.variantId ? variantView(ctx, line.variantId) : null),
  image: (line, _args, ctx) => imageOf(ctx, line.productId ? ctx.world.state.products[line.productId] : undefined),
  originalUnitPriceSet: (line) => bagOf(line.order, line.price),
  originalTotalSet: (line) => bagOf(line.order, gross(line)),
  discountedUnitPriceSet: (line) => bagOf(line.order, unit(line)),
  discountedUnitPriceAfterAllDiscountsSet: (line) => bagOf(line.order, unit(line)),
  discountedTotalSet: (line) => bagOf(line.order, lineTotal(line)),
  priceAfterAllDiscountsBeforeTaxesSet: (line) =>
    bagOf(line.order, line.order.taxesIncluded ? money.subtract(lineTotal(line), lineTax(line)) : lineTotal(line)),
  totalDiscountSet: (line) => bagOf(line.order, line.totalDiscount),
  unfulfilledDiscountedTotalSet: (line) => bagOf(line.order, open(line, lineTotal(line))),
  unfulfilledOriginalTotalSet: (line) => bagOf(line.order, open(line, gross(line))),
  originalUnitPrice: (line) => money.graphql(line.price),
  originalTotal: (line) => money.graphql(gross(line)),
  discountedTotal: (line) => money.graphql(lineTotal(line)),
  totalDiscount: (line) => money.graphql(line.totalDiscount),
  taxLines: (line) => taxLinesOf(line.order, lineTax(line)),
  unfulfilledQuantity: (line) => line.fulfillableQuantity,
  nonFulfillableQuantity: (line) => line.quantity - line.currentQuantity,
  refundableQuantity: (line, _args, ctx) => line.quantity - refundedQuantity(ctx.world, line.order, line.id),
  fulfillmentStatus: (line) =>
    line.fulfillableQuantity === 0 ? "fulfilled" : line.fulfillableQuantity < line.currentQuantity ? "partial" : "unfulfilled",
  customAttributes: () => [],
  discountAllocations: (line) => (money.isZero(line.totalDiscount) ? [] : [{ allocatedAmountSet: bagOf(line.order, line.totalDiscount) }]),
  isGiftCard: () => false,
  restockable: (line) => line.variantId !== null,
  suggestedReturnReasonDefinitions: (_line, args: PageArgs) => pageOf(suggestedReasons(), args),
  merchantEditable: (line) => line.order.cancelledAt === null,
};
