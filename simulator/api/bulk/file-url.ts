import { createHmac } from "node:crypto";
import type { Simulator } from "../../simulator.ts";
import type { BulkOperation } from "../../world/types.ts";

const WEEK_SECONDS = 7 * 24 * 3600;
const FOLDER = "/shopify-tiers-assets-prod-us-east1/bulk-operation-outputs/";

const sign = (sim: Simulator, path: string, expires: string): string =>
  createHmac("sha256", `bulk ${sim.config.apiSecret}`).update(`${path} ${expires}`).digest("base64");

/** Where the result lies for seven days from its completion, in the form of Shopify's signed links. */
export function bulkFileUrl(sim: Simulator, operation: BulkOperation): string | null {
  if (!operation.file || !operation.completedAt) return null;
  const path = `${FOLDER}${operation.id}-final`;
  const expires = String(Math.floor(Date.parse(operation.completedAt) / 1000) + WEEK_SECONDS);
  const query = new URLSearchParams({
    GoogleAccessId: "assets-us-prod@shopify-tiers.iam.gserviceaccount.com",
    Expires: expires,
    Signature: sign(sim, path, expires),
    "response-content-disposition": `attachment; filename="bulk-${operation.id}.jsonl"; filename*=UTF-8''bulk-${operation.id}.jsonl`,
    "response-content-type": "application/jsonl",
  });
  return `https://storage.googleapis.com${path}?${query.toString()}`;
}

/** The operation whose result a link names, or why the link is no good. */
export function operationOfLink(sim: Simulator, url: URL): BulkOperation | "expired" | "forged" | "unknown" {
  const expires = url.searchParams.get("Expires") ?? "";
  if (url.searchParams.get("Signature") !== sign(sim, url.pathname, expires)) return "forged";
  if (Number(expires) * 1000 < sim.world.now()) return "expired";
  const id = /\/(\d+)-final$/.exec(url.pathname)?.[1] ?? "";
  return sim.world.state.bulkOperations[id] ?? "unknown";
}
