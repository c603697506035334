import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { OrderSnapshot } from "~/features/orders/order-snapshot";
import type { BackfillOrdersQuery } from "~/platform/shopify/types/admin.generated";
import { headOf, lineOf } from "./order-answer";

type Node = BackfillOrdersQuery["orders"]["edges"][number]["node"];
type Line = Node["lineItems"]["edges"][number]["node"];
type Row = (Omit<Node, "lineItems"> & { __parentId?: undefined }) | (Line & { __parentId: string });

/**
 * The orders of a bulk operation's file, one at a time: JSON lines, each order followed by its lines.
 * @throws Error when the file can't be had or is cut short
 */
export async function* ordersOf(url: string): AsyncGenerator<OrderSnapshot> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`the bulk operation's file can't be read: ${response.status}`);
  const lines = createInterface({ input: Readable.fromWeb(response.body as never), crlfDelay: Infinity });
  let current: OrderSnapshot | undefined;
  for await (const text of lines) {
    if (!text) continue;
    const row = JSON.parse(text) as Row;
    if (row.__parentId === undefined) {
      if (current) yield current;
      current = { ...headOf(row), lines: [], parcels: [], refunds: [] };
    } else if (current?.head.id === row.__parentId) current.lines.push(lineOf(row));
    else throw new Error(`${row.id} stands behind a stranger's order`);
  }
  if (current) yield current;
}
