import type { BulkOperation } from "../../world/types.ts";
import { bulkFileUrl } from "../bulk/file-url.ts";
import type { Fields } from "../resolver.ts";

/** GraphQL's BulkOperation; counts are text because they may pass 2^53. */
export const bulkOperationFields: Fields<BulkOperation> = {
  objectCount: (one) => String(one.objectCount),
  rootObjectCount: (one) => String(one.rootObjectCount),
  fileSize: (one) => (one.fileSize === null ? null : String(one.fileSize)),
  url: (one, _args, ctx) => (one.status === "COMPLETED" && one.objectCount > 0 ? bulkFileUrl(ctx.sim, one) : null),
  partialDataUrl: (one, _args, ctx) => (one.status === "FAILED" && one.objectCount > 0 ? bulkFileUrl(ctx.sim, one) : null),
};
