import type { Announcement } from "../../simulator.ts";
import type { World } from "../../world/world.ts";
import type { JsonObject } from "../write-json.ts";
import { customerRedactPayload, dataRequestPayload, shopRedactPayload } from "./compliance.ts";
import { record, type Context, type PayloadBuilder } from "./context.ts";
import { customerPayload, deletedCustomerPayload, mergedCustomersPayload } from "./customer.ts";
import { fulfillmentEventPayload, fulfillmentPayload } from "./fulfillment.ts";
import { orderEditPayload } from "./order-edit.ts";
import { orderPayload } from "./order.ts";
import { productPayload } from "./product.ts";
import { refundPayload } from "./refund.ts";
import { declinedReturnPayload, processedReturnPayload, returnPayload, returnStatusPayload, returnUpdatePayload } from "./return.ts";
import { dispositionPayload, reverseDeliveryPayload } from "./reverse.ts";
import { shopPayload } from "./shop.ts";
import { bulkOperationPayload, disputePayload, idPayload, scopesPayload } from "./small.ts";
import { transactionPayload } from "./transaction.ts";

/** Every topic the simulator can send. */
export const BUILDERS: Record<string, PayloadBuilder> = {
  "orders/create": orderPayload,
  "orders/updated": orderPayload,
  "orders/paid": orderPayload,
  "orders/cancelled": orderPayload,
  "orders/fulfilled": orderPayload,
  "orders/partially_fulfilled": orderPayload,
  "orders/edited": orderEditPayload,
  "orders/delete": idPayload,
  "fulfillments/create": fulfillmentPayload,
  "fulfillments/update": fulfillmentPayload,
  "fulfillment_events/create": fulfillmentEventPayload,
  "refunds/create": refundPayload,
  "order_transactions/create": transactionPayload,
  "returns/request": returnPayload,
  "returns/approve": returnPayload,
  "returns/decline": declinedReturnPayload,
  "returns/cancel": returnStatusPayload,
  "returns/close": returnStatusPayload,
  "returns/reopen": returnStatusPayload,
  "returns/update": returnUpdatePayload,
  "returns/process": processedReturnPayload,
  "reverse_deliveries/attach_deliverable": reverseDeliveryPayload,
  "reverse_fulfillment_orders/dispose": dispositionPayload,
  "bulk_operations/finish": bulkOperationPayload,
  "customers/create": customerPayload,
  "customers/update": customerPayload,
  "customers/delete": deletedCustomerPayload,
  "customers/merge": mergedCustomersPayload,
  "products/create": productPayload,
  "products/update": productPayload,
  "products/delete": idPayload,
  "disputes/create": disputePayload,
  "disputes/update": disputePayload,
  "shop/update": shopPayload,
  "app/uninstalled": shopPayload,
  "app/scopes_update": scopesPayload,
  "customers/data_request": dataRequestPayload,
  "customers/redact": customerRedactPayload,
  "shop/redact": shopRedactPayload,
};

/**
 * The body of a topic, from the world as it is now.
 * @throws Error when the topic has no payload here, or what it is about is not in the world.
 */
export function buildPayload(config: Context["config"], world: World, announcement: Announcement): JsonObject {
  const build = BUILDERS[announcement.topic];
  if (!build) throw new Error(`The simulator does not know the payload of ${announcement.topic}.`);
  return build({ config, world, shop: record(world.state.shops, announcement.shop, "shop"), announcement });
}
