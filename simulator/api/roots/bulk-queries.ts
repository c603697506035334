import type { BulkOperation } from "../../world/types.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { byId, byStatus, byTime, search } from "../search/filter.ts";
import type { Filters } from "../search/filter.ts";
import { ofShop, own } from "../types/lookup.ts";

const filters: Filters<BulkOperation> = {
  "": () => true,
  id: byId(),
  status: byStatus((one) => one.status),
  operation_type: byStatus((one) => one.type),
  created_at: byTime((one) => one.createdAt),
};

const newest = (ctx: AdminContext): BulkOperation[] =>
  ofShop(ctx, ctx.world.state.bulkOperations).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));

/** Root queries about bulk operations; newest first. */
export const bulkQueries: Fields<undefined> = {
  bulkOperation: (_root, { id }: { id: string }, ctx) => own(ctx, ctx.world.state.bulkOperations[idOf(id, "BulkOperation")]),
  bulkOperations: (_root, args: PageArgs & { query?: string | null }, ctx) =>
    pageOf(search(ctx, newest(ctx), args.query, filters, ["bulkOperations"]), args),
  currentBulkOperation: (_root, { type }: { type: string }, ctx) => newest(ctx).find((one) => one.type === type) ?? null,
};
