import { shopTime } from "../shop-time.ts";
import { rawId, type Json } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";

/** A line item, or one with the pieces that were added or removed. */
type Change = string | { id: string; delta: number };

/**
 * orders/edited: `extra.additions` and `extra.removals` list line items; without a delta the whole line is meant. The edit's own
 * id lies beside the order's.
 */
export const orderEditPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const order = record(world.state.orders, announcement.id, "order");
  const at = shopTime(announcement.at, shop.timezone);
  const changes = (name: string): Json[] =>
    ((announcement.extra?.[name] ?? []) as Change[]).map((change) => {
      const id = typeof change === "string" ? change : change.id;
      const whole = order.lines.find((line) => line.id === id)?.quantity ?? 0;
      return { id: rawId(id), delta: typeof change === "string" ? whole : change.delta };
    });
  return {
    order_edit: {
      id: rawId((BigInt(order.id) + 1n).toString()),
      app_id: null,
      created_at: at,
      committed_at: at,
      notify_customer: false,
      order_id: rawId(order.id),
      staff_note: "",
      user_id: null,
      line_items: { additions: changes("additions"), removals: changes("removals") },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
};
