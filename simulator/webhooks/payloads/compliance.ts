import { rawId, type JsonObject } from "../write-json.ts";
import { record, type Context, type PayloadBuilder } from "./context.ts";

const shopFacts = ({ shop }: Context): JsonObject => ({ shop_id: rawId(shop.id), shop_domain: shop.domain });

/** The announcement carries e-mail and phone: by the time of customers/redact they are gone from the world. */
function customerFacts({ world, announcement }: Context): JsonObject {
  const { id, email, phone } = record(world.state.customers, announcement.id, "customer");
  const known = { email, phone, ...(announcement.extra as { email?: string | null; phone?: string | null } | undefined) };
  return { id: rawId(id), email: known.email, phone: known.phone };
}

function ordersOf({ world, announcement }: Context): string[] {
  const given = announcement.extra?.orderIds as string[] | undefined;
  if (given) return given;
  const orders = Object.values(world.state.orders);
  return orders.filter(({ customerId }) => customerId === announcement.id).map(({ id }) => id);
}

/** customers/data_request: the announcement is about the customer. */
export const dataRequestPayload: PayloadBuilder = (context) => {
  const requestId = (context.announcement.extra?.dataRequestId as string | undefined) ?? context.world.newId();
  return {
    ...shopFacts(context),
    customer: customerFacts(context),
    orders_requested: ordersOf(context).map((id) => rawId(id)),
    data_request: { id: rawId(requestId) },
  };
};

/** customers/redact */
export const customerRedactPayload: PayloadBuilder = (context) => {
  return { ...shopFacts(context), customer: customerFacts(context), orders_to_redact: ordersOf(context).map((id) => rawId(id)) };
};

/** shop/redact */
export const shopRedactPayload: PayloadBuilder = (context) => shopFacts(context);
