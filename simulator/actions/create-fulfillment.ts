import type { Fulfillment, FulfillmentOrder, Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { fulfillmentStatus } from "./compute-status.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewFulfillment {
  shop: string;
  /** All of one order and one location. Without `lines` everything that remains is sent. */
  fulfillmentOrders: { id: string; lines?: { id: string; quantity: number }[] }[];
  tracking?: { company?: string | null; number?: string | null; url?: string | null } | null;
}

type Taken = { line: FulfillmentOrder["lines"][number]; quantity: number };

function refusalOf(world: World, input: NewFulfillment): ReturnType<typeof refuse> | undefined {
  for (const [i, group] of input.fulfillmentOrders.entries()) {
    const bad = (group.lines ?? []).findIndex((line) => line.quantity <= 0);
    const path = `fulfillment.lineItemsByFulfillmentOrder.${i}.fulfillmentOrderLineItems.${bad}.quantity`;
    if (bad >= 0) return refuse(path, "Quantity must be greater than 0");
  }
  const found = input.fulfillmentOrders.map((group) => world.state.fulfillmentOrders[group.id]);
  const known = found.filter((one): one is FulfillmentOrder => one?.shop === input.shop);
  if (known.length === 0 || known.length < found.length) return refuse("fulfillment", "Fulfillment order does not exist.");
  const orders = [...new Set(known.map((one) => one.orderId))];
  if (orders.length > 1)
    return refuse(
      "fulfillment",
      `All fulfillment orders must belong to the same order. Multiple orders with ids [${orders.join(", ")}] were found.`,
    );
  const places = [...new Set(known.map((one) => one.locationId))];
  if (places.length > 1)
    return refuse(
      "fulfillment",
      `All fulfillment orders must be assigned to a single location. Multiple locations with ids [${places.join(", ")}] were found.`,
    );
  const closed = known.find((one) => one.status !== "OPEN" && one.status !== "IN_PROGRESS");
  if (closed) return refuse("fulfillment", `Fulfillment order ${closed.id} has an unfulfillable status= ${closed.status.toLowerCase()}.`);
  for (const [i, group] of input.fulfillmentOrders.entries()) {
    for (const wanted of group.lines ?? []) {
      const line = known[i]?.lines.find((one) => one.id === wanted.id);
      if (!line) return refuse("fulfillment", "Fulfillment order line item does not exist.");
      if (wanted.quantity > line.remainingQuantity) return refuse("fulfillment", "Invalid fulfillment order line item quantity requested.");
    }
  }
  return undefined;
}

function take(world: World, input: NewFulfillment): Taken[] {
  return input.fulfillmentOrders.flatMap((group) => {
    const source = world.state.fulfillmentOrders[group.id];
    return (source?.lines ?? []).flatMap((line) => {
      const quantity = group.lines ? (group.lines.find((one) => one.id === line.id)?.quantity ?? 0) : line.remainingQuantity;
      return quantity > 0 ? [{ line, quantity }] : [];
    });
  });
}

function close(world: World, order: Order, input: NewFulfillment, taken: Taken[]): void {
  for (const { line, quantity } of taken) {
    line.remainingQuantity -= quantity;
    const ordered = order.lines.find((one) => one.id === line.lineItemId);
    if (ordered) ordered.fulfillableQuantity -= quantity;
  }
  for (const group of input.fulfillmentOrders) {
    const source = world.state.fulfillmentOrders[group.id];
    if (!source) continue;
    source.status = source.lines.every((line) => line.remainingQuantity === 0) ? "CLOSED" : "IN_PROGRESS";
    source.updatedAt = world.iso();
  }
}

/** The shop sends a parcel. Announces fulfillments/create, orders/fulfilled or orders/partially_fulfilled, orders/updated. */
export function createFulfillment(world: World, input: NewFulfillment): Result<{ fulfillment: Fulfillment }> {
  const refusal = refusalOf(world, input);
  if (refusal) return refusal;
  const source = world.state.fulfillmentOrders[input.fulfillmentOrders[0]?.id ?? ""];
  const order = world.state.orders[source?.orderId ?? ""];
  const taken = take(world, input);
  if (!source || !order || taken.length === 0) return refuse("fulfillment", "Invalid fulfillment order line item quantity requested.");
  const now = world.iso();
  const fulfillment: Fulfillment = {
    id: world.newId(),
    shop: input.shop,
    orderId: order.id,
    number: order.fulfillmentIds.length + 1,
    status: "SUCCESS",
    locationId: source.locationId,
    service: "manual",
    trackingCompany: input.tracking?.company ?? null,
    trackingNumber: input.tracking?.number ?? null,
    trackingUrl: input.tracking?.url ?? null,
    lines: taken.map(({ line, quantity }) => ({ id: world.newId(), lineItemId: line.lineItemId, quantity })),
    events: [],
    estimatedDeliveryAt: null,
    inTransitAt: null,
    deliveredAt: null,
    createdAt: now,
    updatedAt: now,
    plan: [],
  };
  close(world, order, input, taken);
  world.state.fulfillments[fulfillment.id] = fulfillment;
  order.fulfillmentIds.push(fulfillment.id);
  order.updatedAt = now;
  const announcer = deed(world, order.shop);
  announcer.tell("fulfillments/create", fulfillment.id);
  announcer.tell(fulfillmentStatus(world, order) === "FULFILLED" ? "orders/fulfilled" : "orders/partially_fulfilled", order.id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], fulfillment };
}
