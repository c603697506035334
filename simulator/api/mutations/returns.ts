import { approveReturn } from "../../actions/approve-return.ts";
import { cancelReturn } from "../../actions/cancel-return.ts";
import { closeReturn } from "../../actions/close-return.ts";
import { createReturn } from "../../actions/create-return.ts";
import { declineReturn } from "../../actions/decline-return.ts";
import { processReturn } from "../../actions/process-return.ts";
import { removeFromReturn } from "../../actions/remove-from-return.ts";
import { reopenReturn } from "../../actions/reopen-return.ts";
import { requestReturn } from "../../actions/request-return.ts";
import type { NewReturn } from "../../actions/request-return.ts";
import type { UserError } from "../../actions/user-error.ts";
import type { Return } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { shippingOf } from "../types/suggested-outcome.ts";
import { dispositionOf } from "./dispositions.ts";
import type { DispositionInput } from "./dispositions.ts";
import { ownId, payload } from "./payload.ts";

interface MoneyInput {
  amount: string;
  currencyCode: string;
}

interface LineInput {
  fulfillmentLineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string | null;
  customerNote?: string | null;
  restockingFee?: { percentage: number } | null;
}

interface ReturnInput {
  orderId: string;
  returnLineItems: LineInput[];
  exchangeLineItems?: { variantId?: string | null; quantity: number }[] | null;
  returnShippingFee?: { amount: MoneyInput } | null;
}

interface ProcessInput {
  returnId: string;
  returnLineItems?: { id: string; quantity: number; dispositions?: DispositionInput[] | null }[] | null;
  exchangeLineItems?: { id: string; quantity: number }[] | null;
  financialTransfer?: { issueRefund?: RefundPart | null } | null;
  refundShipping?: { fullRefund?: boolean | null; shippingRefundAmount?: MoneyInput | null } | null;
  note?: string | null;
  notifyCustomer?: boolean | null;
}

interface RefundPart {
  allowOverRefunding?: boolean | null;
  orderTransactions: { parentId: string; transactionAmount: MoneyInput }[];
  refundMethods?: { storeCreditRefund?: { amount: MoneyInput; expiresAt?: string | null } | null }[] | null;
}

const newReturn = (ctx: AdminContext, input: ReturnInput): NewReturn => ({
  orderId: ownId(ctx, ctx.world.state.orders, input.orderId, "Order"),
  lines: input.returnLineItems.map((line) => ({
    fulfillmentLineItemId: idOf(line.fulfillmentLineItemId, "FulfillmentLineItem"),
    quantity: line.quantity,
    returnReason: line.returnReason ?? null,
    returnReasonDefinitionId: line.returnReasonDefinitionId ? idOf(line.returnReasonDefinitionId, "ReturnReasonDefinition") : null,
    returnReasonNote: line.returnReasonNote ?? "",
    customerNote: line.customerNote ?? null,
    restockingFeePercent: line.restockingFee?.percentage ?? null,
  })),
  returnShippingFee: input.returnShippingFee ? String(input.returnShippingFee.amount.amount) : null,
  exchangeLines: (input.exchangeLineItems ?? []).map((line) => ({
    variantId: idOf(line.variantId ?? "", "ProductVariant"),
    quantity: line.quantity,
  })),
});

const answer = (result: { userErrors: UserError[]; return?: Return }): Record<string, unknown> =>
  payload(result.userErrors, { return: result.return });

const returnId = (ctx: AdminContext, id: string): string => ownId(ctx, ctx.world.state.returns, id, "Return");

const moneyBack = (part: RefundPart) => {
  const credit = part.refundMethods?.find((method) => method.storeCreditRefund)?.storeCreditRefund;
  return {
    transactions: part.orderTransactions.map((one) => ({
      parentId: idOf(one.parentId, "OrderTransaction"),
      amount: String(one.transactionAmount.amount),
    })),
    storeCredit: credit ? { amount: String(credit.amount.amount), expiresAt: credit.expiresAt ?? null } : null,
    allowOverRefunding: part.allowOverRefunding ?? false,
  };
};

const process = (ctx: AdminContext, input: ProcessInput): Record<string, unknown> =>
  answer(
    processReturn(ctx.world, {
      returnId: returnId(ctx, input.returnId),
      lines: (input.returnLineItems ?? []).map((line) => ({
        id: idOf(line.id, "ReturnLineItem"),
        quantity: line.quantity,
        dispositions: (line.dispositions ?? []).map(dispositionOf),
      })),
      exchangeLines: (input.exchangeLineItems ?? []).map((line) => ({ id: idOf(line.id, "ExchangeLineItem"), quantity: line.quantity })),
      financialTransfer: input.financialTransfer?.issueRefund ? moneyBack(input.financialTransfer.issueRefund) : null,
      refundShipping: shippingOf(input.refundShipping),
      note: input.note ?? null,
      notifyCustomer: input.notifyCustomer ?? false,
    }),
  );

interface RemoveArgs {
  returnId: string;
  returnLineItems?: { returnLineItemId: string; quantity: number }[] | null;
  exchangeLineItems?: { exchangeLineItemId: string; quantity: number }[] | null;
}

const remove = (ctx: AdminContext, args: RemoveArgs): Record<string, unknown> =>
  answer(
    removeFromReturn(ctx.world, {
      returnId: returnId(ctx, args.returnId),
      lines: (args.returnLineItems ?? []).map((line) => ({ ...line, returnLineItemId: idOf(line.returnLineItemId, "ReturnLineItem") })),
      exchangeLines: (args.exchangeLineItems ?? []).map((line) => ({
        ...line,
        exchangeLineItemId: idOf(line.exchangeLineItemId, "ExchangeLineItem"),
      })),
    }),
  );

type ById = { id: string };

/** The life of a return. */
export const returnMutations: Fields<undefined> = {
  returnRequest: (_root, { input }: { input: ReturnInput }, ctx) => answer(requestReturn(ctx.world, newReturn(ctx, input))),
  returnCreate: (_root, { returnInput }: { returnInput: ReturnInput }, ctx) => answer(createReturn(ctx.world, newReturn(ctx, returnInput))),
  returnApproveRequest: (_root, { input }: { input: ById & { notifyCustomer?: boolean } }, ctx) =>
    answer(approveReturn(ctx.world, { returnId: returnId(ctx, input.id), notifyCustomer: input.notifyCustomer ?? false })),
  returnDeclineRequest: (
    _root,
    args: {
      input: ById & {
        declineReason: "RETURN_PERIOD_ENDED" | "FINAL_SALE" | "OTHER";
        declineNote?: string | null;
        notifyCustomer?: boolean;
      };
    },
    ctx,
  ) => {
    const { id, declineReason, declineNote, notifyCustomer } = args.input;
    return answer(
      declineReturn(ctx.world, {
        returnId: returnId(ctx, id),
        reason: declineReason,
        note: declineNote ?? null,
        notifyCustomer: notifyCustomer ?? false,
      }),
    );
  },
  returnProcess: (_root, { input }: { input: ProcessInput }, ctx) => process(ctx, input),
  returnClose: (_root, { id }: ById, ctx) => answer(closeReturn(ctx.world, { returnId: returnId(ctx, id) })),
  returnReopen: (_root, { id }: ById, ctx) => answer(reopenReturn(ctx.world, { returnId: returnId(ctx, id) })),
  returnCancel: (_root, { id }: ById, ctx) => answer(cancelReturn(ctx.world, { returnId: returnId(ctx, id) })),
  removeFromReturn: (_root, args: RemoveArgs, ctx) => remove(ctx, args),
};
