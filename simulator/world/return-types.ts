/** What comes back. */
import type { Id, Iso, Decimal } from "./base-types.ts";

export type ReturnStatus = "REQUESTED" | "OPEN" | "CLOSED" | "DECLINED" | "CANCELED";

export interface Return {
  id: Id;
  shop: string;
  orderId: Id;
  /** "#1001-R1" */
  name: string;
  status: ReturnStatus;
  decline: { reason: "RETURN_PERIOD_ENDED" | "FINAL_SALE" | "OTHER"; note: string | null } | null;
  lines: ReturnLine[];
  exchangeLines: { id: Id; variantId: Id; quantity: number; processedQuantity: number; lineItemId: Id | null }[];
  /** `charged`: a refund of this return has already kept it. */
  returnShippingFee: { id: Id; amount: Decimal; charged: boolean } | null;
  reverseFulfillmentOrderIds: Id[];
  refundIds: Id[];
  createdAt: Iso;
  requestApprovedAt: Iso | null;
  closedAt: Iso | null;
  updatedAt: Iso;
}

export interface ReturnLine {
  id: Id;
  fulfillmentId: Id;
  /** FulfillmentLineItem id. */
  fulfillmentLineItemId: Id;
  lineItemId: Id;
  quantity: number;
  processedQuantity: number;
  refundedQuantity: number;
  returnReason: string;
  returnReasonDefinitionId: Id | null;
  returnReasonNote: string;
  customerNote: string | null;
  restockingFeePercent: number | null;
}

export interface ReverseFulfillmentOrder {
  id: Id;
  shop: string;
  returnId: Id;
  orderId: Id;
  status: "OPEN" | "CLOSED" | "CANCELED";
  lines: { id: Id; returnLineId: Id; fulfillmentLineItemId: Id; totalQuantity: number; dispositions: Disposition[] }[];
  reverseDeliveryIds: Id[];
}

export interface Disposition {
  id: Id;
  type: "MISSING" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED" | "RESTOCKED";
  quantity: number;
  locationId: Id | null;
  createdAt: Iso;
}

export interface ReverseDelivery {
  id: Id;
  shop: string;
  reverseFulfillmentOrderId: Id;
  lines: { id: Id; reverseFulfillmentOrderLineItemId: Id; quantity: number }[];
  tracking: { carrierName: string | null; number: string | null; url: string | null } | null;
  label: { publicFileUrl: string; createdAt: Iso; updatedAt: Iso } | null;
}
