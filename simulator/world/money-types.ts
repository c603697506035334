/** Money that came, went back, or is argued about. */
import type { Id, Iso, Decimal } from "./base-types.ts";

export interface Refund {
  id: Id;
  shop: string;
  orderId: Id;
  returnId: Id | null;
  note: string | null;
  lines: { id: Id; lineItemId: Id; quantity: number; restockType: string; subtotal: Decimal; totalTax: Decimal; locationId: Id | null }[];
  shippingAmount: Decimal;
  /** Money that went back: transactions and store credit. */
  total: Decimal;
  /** Value of lines and shipping less `total`: above zero the shop kept it (fees), below zero it gave more. "0.00" when no money moved. */
  adjustment: Decimal;
  transactionIds: Id[];
  storeCredit: Decimal;
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Transaction {
  id: Id;
  shop: string;
  orderId: Id;
  kind: "AUTHORIZATION" | "CAPTURE" | "SALE" | "REFUND" | "VOID";
  status: "SUCCESS" | "PENDING" | "FAILURE" | "ERROR";
  gateway: string;
  amount: Decimal;
  parentId: Id | null;
  createdAt: Iso;
}

export interface StoreCreditAccount {
  id: Id;
  shop: string;
  customerId: Id;
  currency: string;
  balance: Decimal;
  /** `amount` is below zero for a debit. */
  transactions: {
    id: Id;
    amount: Decimal;
    balanceAfter: Decimal;
    event: "ADJUSTMENT" | "ORDER_REFUND" | "ORDER_CANCELLATION";
    createdAt: Iso;
    expiresAt: Iso | null;
  }[];
}

export interface Dispute {
  id: Id;
  shop: string;
  orderId: Id;
  amount: Decimal;
  type: "CHARGEBACK" | "INQUIRY";
  status: "NEEDS_RESPONSE" | "UNDER_REVIEW" | "ACCEPTED" | "WON" | "LOST" | "PREVENTED";
  reason: string;
  evidenceDueBy: Iso | null;
  createdAt: Iso;
}
