import type { Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/** What the merchant may change about an order without touching its lines. What is left out stays. */
export interface OrderChange extends Partial<Pick<Order, "email" | "phone" | "note" | "tags" | "shippingAddress" | "customerId">> {
  orderId: string;
}

/** orderUpdate. Announces orders/updated. */
export function updateOrder(world: World, input: OrderChange): Result<{ order: Order }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("id", "Order does not exist");
  const { orderId: _, ...change } = input;
  Object.assign(order, change, change.tags ? { tags: [...new Set(change.tags)].sort() } : {}, { updatedAt: world.iso() });
  deed(world, order.shop).tell("orders/updated", order.id);
  return { userErrors: [], order };
}
