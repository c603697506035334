import type { Customer } from "../../world/types.ts";
import { rawId, type JsonObject } from "../write-json.ts";
import { record, type Context, type PayloadBuilder } from "./context.ts";

const shopFacts = ({ shop }: Context): JsonObject => ({ shop_id: rawId(shop.id), shop_domain: shop.domain });
const customerFacts = ({ id, email, phone }: Customer): JsonObject => ({ id: rawId(id), email, phone });

function ordersOf({ world, announcement }: Context): string[] {
  const given = announcement.extra?.orderIds as string[] | undefined;
  if (given) return given;
  const orders = Object.values(world.state.orders);
  return orders.filter(({ customerId }) => customerId === announcement.id).map(({ id }) => id);
}

/** customers/data_request: the announcement is about the customer. */
export const dataRequestPayload: PayloadBuilder = (context) => {
  const customer = record(context.world.state.customers, context.announcement.id, "customer");
  const requestId = (context.announcement.extra?.requestId as string | undefined) ?? context.world.newId();
  return {
    ...shopFacts(context),
    customer: customerFacts(customer),
    orders_requested: ordersOf(context).map((id) => rawId(id)),
    data_request: { id: rawId(requestId) },
  };
};

/** customers/redact */
export const customerRedactPayload: PayloadBuilder = (context) => {
  const customer = record(context.world.state.customers, context.announcement.id, "customer");
  return { ...shopFacts(context), customer: customerFacts(customer), orders_to_redact: ordersOf(context).map((id) => rawId(id)) };
};

/** shop/redact */
export const shopRedactPayload: PayloadBuilder = (context) => shopFacts(context);
