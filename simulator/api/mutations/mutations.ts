import type { Fields } from "../resolver.ts";
import { bulkMutations } from "./bulk.ts";
import { fulfillmentMutations } from "./fulfillments.ts";
import { orderCreateMutation } from "./order-create.ts";
import { orderMutations } from "./orders.ts";
import { refundMutations } from "./refund.ts";
import { returnMutations } from "./returns.ts";
import { reverseMutations } from "./reverse.ts";
import { storeCreditMutations } from "./store-credit.ts";
import { webhookMutations } from "./webhooks.ts";

/** The root mutations. */
export const mutationFields: Fields<undefined> = {
  ...bulkMutations,
  ...fulfillmentMutations,
  ...orderCreateMutation,
  ...orderMutations,
  ...refundMutations,
  ...returnMutations,
  ...reverseMutations,
  ...storeCreditMutations,
  ...webhookMutations,
};
