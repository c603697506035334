import { checkBulkQuery } from "../bulk/check-query.ts";
import { isOpen, orderedWith } from "../bulk/state.ts";
import type { BulkOperation } from "../../world/types.ts";
import { gid } from "../../world/gid.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { adminSchema } from "../schema.ts";
import { ofShop, own } from "../types/lookup.ts";
import { payload, problem } from "./payload.ts";

/** From 2026-01 on: five queries at a time for an app in a shop. */
const AT_ONCE = 5;

const start = (ctx: AdminContext, query: string, groupObjects: boolean): object => {
  const { errors } = checkBulkQuery(adminSchema(ctx.version), query);
  if (errors.length) return payload(errors, { bulkOperation: null });
  const open = ofShop(ctx, ctx.world.state.bulkOperations).filter((one) => one.type === "QUERY" && isOpen(one));
  if (open.length >= AT_ONCE) {
    const ids = open.map((one) => gid("BulkOperation", one.id)).join(", ");
    const message = `A bulk query operation for this app and shop is already in progress: ${ids}.`;
    return payload([problem(null, message, "OPERATION_IN_PROGRESS")], { bulkOperation: null });
  }
  const operation: BulkOperation = {
    id: ctx.world.newId(),
    shop: ctx.shop.domain,
    query,
    type: "QUERY",
    status: "CREATED",
    errorCode: null,
    groupObjects,
    objectCount: 0,
    rootObjectCount: 0,
    fileSize: null,
    file: null,
    createdAt: ctx.world.iso(),
    completedAt: null,
  };
  ctx.world.state.bulkOperations[operation.id] = operation;
  ctx.world.changed();
  orderedWith(operation, ctx.scopes);
  ctx.startBulk?.();
  return payload([], { bulkOperation: { ...operation } });
};

/** Ordering and stopping bulk operations. */
export const bulkMutations: Fields<undefined> = {
  bulkOperationRunQuery: (_root, args: { query: string; groupObjects: boolean }, ctx) => start(ctx, args.query, args.groupObjects),
  bulkOperationCancel: (_root, { id }: { id: string }, ctx) => {
    const operation = own(ctx, ctx.world.state.bulkOperations[idOf(id, "BulkOperation")]);
    if (!operation) return payload([problem(["id"], "Bulk operation does not exist")], { bulkOperation: null });
    if (!isOpen(operation)) {
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
      return { bulkOperation: operation, userErrors: [problem(null, message)] };
    }
    operation.status = "CANCELING";
    ctx.world.changed();
    return payload([], { bulkOperation: operation });
  },
};
