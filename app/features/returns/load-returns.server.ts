import { z } from "zod";
import { inTransaction } from "~/platform/db/db.server";
import { defineJob, enqueue, type Job } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { recordReturn } from "./record-return.server";
import { ordersWithReturnsQuery } from "./shopify/orders-with-returns";
import { readReturnSnapshot } from "./shopify/return-snapshot.server";

/** Those that somebody waits for come first: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/OrderReturnStatus */
const KINDS = ["return_requested", "in_progress", "returned"] as const;

interface Page {
  shop: string;
  /** Whether the app had been there before; returns are loaded either way, since nothing was heard in between. */
  again: boolean;
  kind?: (typeof KINDS)[number] | undefined;
  after?: string | undefined;
}

/**
 * Loads the returns that a shop had before the app came, ten orders a run. Requests that still wait become work; of the others only the
 * trail is written: what happened before is not news.
 */
export const loadReturns: Job<Page> = defineJob({
  name: "loadReturns",
  schema: z.object({ shop: z.string(), again: z.boolean(), kind: z.enum(KINDS).optional(), after: z.string().optional() }),
  run: async ({ shop, again, kind = KINDS[0], after }) => {
    const { orders } = await adminGraphql(shop, ordersWithReturnsQuery, { query: `return_status:${kind}`, after: after ?? null });
    const ids = orders.nodes.flatMap((order) => order.returns.nodes.map((one) => one.id));
    for (const id of ids) {
      const snapshot = await readReturnSnapshot(shop, id);
      if (snapshot) await inTransaction((tx) => recordReturn(tx, shop, snapshot));
    }
    const { hasNextPage, endCursor } = orders.pageInfo;
    const next: Page | null = hasNextPage && endCursor ? { shop, again, kind, after: endCursor } : following(shop, again, kind);
    if (next) await inTransaction((tx) => enqueue(tx, loadReturns, next));
    return `Loaded ${ids.length} returns (${kind})`;
  },
});

function following(shop: string, again: boolean, kind: (typeof KINDS)[number]): Page | null {
  const next = KINDS[KINDS.indexOf(kind) + 1];
  return next ? { shop, again, kind: next } : null;
}
