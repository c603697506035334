import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import { shopTime } from "../shop-time.ts";
import { rawId } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";

/** orders/delete, products/delete */
export const idPayload: PayloadBuilder = ({ announcement }) => ({ id: rawId(announcement.id) });

/** app/scopes_update: `extra.previous` and `extra.current` are lists of scopes. */
export const scopesPayload: PayloadBuilder = ({ shop, announcement }) => ({
  id: 1,
  shop_id: gid("Shop", shop.id),
  previous: (announcement.extra?.previous ?? []) as string[],
  current: (announcement.extra?.current ?? []) as string[],
  updated_at: new Date(announcement.at).toISOString(),
});

/** bulk_operations/finish: no address of the result in it; it has to be asked for. */
export const bulkOperationPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const operation = record(world.state.bulkOperations, announcement.id, "bulk operation");
  return {
    admin_graphql_api_id: gid("BulkOperation", operation.id),
    completed_at: shopTime(operation.completedAt, shop.timezone),
    created_at: shopTime(operation.createdAt, shop.timezone),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: operation.type.toLowerCase(),
  };
};

/** disputes/create, disputes/update */
export const disputePayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const dispute = record(world.state.disputes, announcement.id, "dispute");
  const order = record(world.state.orders, dispute.orderId, "order");
  const decided = dispute.status === "WON" || dispute.status === "LOST" || dispute.status === "ACCEPTED";
  return {
    id: rawId(dispute.id),
    order_id: rawId(order.id),
    type: dispute.type.toLowerCase(),
    amount: money.add(dispute.amount),
    currency: order.currency,
    reason: dispute.reason.toLowerCase(),
    network_reason_code: "4837",
    status: dispute.status.toLowerCase(),
    evidence_due_by: shopTime(dispute.evidenceDueBy, shop.timezone),
    evidence_sent_on: null,
    finalized_on: decided ? shopTime(announcement.at, shop.timezone) : null,
    initiated_at: shopTime(dispute.createdAt, shop.timezone),
  };
};
