import { financialStatus, fulfillmentStatus, returnStatusOf } from "../actions/compute-status.ts";
import { orderTotals } from "../actions/compute-money.ts";
import { BadInput } from "../http.ts";
import { addresses } from "../page.ts";
import type { Simulator } from "../simulator.ts";
import type { Order } from "../world/types.ts";
import type { Route } from "./route.ts";

const RECENT = 25;

export interface OrderSummary {
  id: string;
  shop: string;
  name: string;
  email: string | null;
  createdAt: string;
  total: string;
  currency: string;
  financial: string | null;
  fulfillment: string;
  returns: string;
  /** Its parcels: id, number and the newest word of the carrier. */
  parcels: { id: string; tracking: string | null; status: string; left: number }[];
}

function summary({ world }: Simulator, order: Order): OrderSummary {
  const { id, shop, name, email, createdAt, currency } = order;
  const parcels = order.fulfillmentIds.flatMap((fulfillmentId) => {
    const parcel = world.state.fulfillments[fulfillmentId];
    if (!parcel) return [];
    return [
      { id: parcel.id, tracking: parcel.trackingNumber, status: parcel.events.at(-1)?.status ?? parcel.status, left: parcel.plan.length },
    ];
  });
  return {
    ...{ id, shop, name, email, createdAt, currency, parcels },
    total: orderTotals(world, order).total,
    financial: financialStatus(world, order),
    fulfillment: fulfillmentStatus(world, order),
    returns: returnStatusOf(world, order),
  };
}

/** The newest orders of all shops, newest first. */
export function recentOrders(sim: Simulator, count = RECENT): OrderSummary[] {
  const orders = Object.values(sim.world.state.orders).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return orders.slice(0, count).map((order) => summary(sim, order));
}

/** How many records of each kind there are. */
export function counts({ world }: Simulator): Record<string, number> {
  const { idempotency: _idempotency, counters: _counters, ...kinds } = world.state;
  const tables = Object.entries(kinds as Record<string, unknown>);
  return Object.fromEntries(
    tables.flatMap(([name, table]) => (typeof table === "object" && table !== null ? [[name, Object.keys(table).length]] : [])),
  );
}

/** The value at a dotted path of the world. @throws BadInput (404) when there is nothing. */
function atPath(sim: Simulator, path: string): unknown {
  let value: unknown = sim.world.state;
  // Dots belong to shop domains too: the longest key that fits wins.
  let rest = path;
  while (rest !== "") {
    if (typeof value !== "object" || value === null) throw new BadInput(`There is nothing at "${path}" in the world.`, 404);
    const table = value as Record<string, unknown>;
    const key = Object.keys(table)
      .filter((candidate) => rest === candidate || rest.startsWith(`${candidate}.`))
      .sort((a, b) => b.length - a.length)[0];
    if (key === undefined) throw new BadInput(`There is nothing at "${path}" in the world.`, 404);
    value = table[key];
    rest = rest.slice(key.length + 1);
  }
  return value;
}

/** Reading, for people and for checks. */
export const worldRoutes: Route[] = [
  {
    at: "GET /api/state",
    does: "shops, counts, newest orders, clock, knobs",
    run: ({ sim }) => ({
      addresses: addresses(sim.config),
      now: new Date(sim.world.now()).toISOString(),
      shops: Object.values(sim.world.state.shops).map(({ domain, name, currency }) => {
        const installation = sim.world.state.installations[domain];
        return { domain, name, currency, installed: Boolean(installation?.installedAt) && installation?.uninstalledAt === null };
      }),
      counts: counts(sim),
      orders: recentOrders(sim),
      webhooks: { knobs: sim.webhooks.knobs, waiting: sim.webhooks.waiting() },
      faults: sim.faults.list(),
    }),
  },
  {
    at: "GET /api/world",
    does: "the world as JSON: ?path=orders.9100000000015838.lines; the names of its tables without a path",
    run: ({ sim, query }) => {
      const path = query.get("path") ?? "";
      return path === "" ? { tables: counts(sim) } : atPath(sim, path);
    },
  },
];
