import { createHash } from "node:crypto";
import { getDirectiveValues } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import type { AdminContext } from "../context.ts";
import { topLevel } from "../errors.ts";
import { problem } from "./payload.ts";

const KEPT_MS = 24 * 3600 * 1000;

interface Kept {
  /** What the first call made; the answer is built from the world as it is now. */
  made: unknown;
  /** Milliseconds since 1970. */
  at: number;
}

/** Keys whose first call has not ended. */
const running = new Set<string>();

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, item]) => [key, sorted(item)]),
  );
};

const hashOf = (args: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(sorted(args)))
    .digest("hex");

const keyOf = (info: GraphQLResolveInfo): string => {
  const directive = info.schema.getDirective("idempotent");
  const node = info.fieldNodes[0];
  const key = directive && node ? getDirectiveValues(directive, node, info.variableValues)?.key : undefined;
  if (typeof key === "string" && key) return key;
  throw topLevel("The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST");
};

/**
 * Runs a mutation that takes `@idempotent(key:)` once per key for 24 hours
 * (https://shopify.dev/docs/api/usage/implementing-idempotency). A call that ended in user errors is not remembered.
 * @param act does the work and says what it made (kept in the snapshot), or with which payload it failed.
 * @param show builds the payload from what was made.
 * @throws GraphQLError BAD_REQUEST without the directive.
 */
export async function once(
  ctx: AdminContext,
  info: GraphQLResolveInfo,
  args: unknown,
  act: () => { made: unknown } | { failed: object },
  show: (made: unknown) => object,
): Promise<object> {
  const name = `${ctx.shop.domain} ${info.fieldName} ${keyOf(info)}`;
  const paramsHash = hashOf(args);
  const before = ctx.world.state.idempotency[name];
  const kept = before?.result as Kept | undefined;
  if (running.has(name))
    return { userErrors: [problem(null, "This request is currently in progress, please try again.", "IDEMPOTENCY_CONCURRENT_REQUEST")] };
  if (before && kept && ctx.world.now() - kept.at < KEPT_MS) {
    if (before.paramsHash === paramsHash) return show(kept.made);
    const message = "The same idempotency key cannot be used with different operation parameters.";
    return { userErrors: [problem(null, message, "IDEMPOTENCY_KEY_PARAMETER_MISMATCH")] };
  }
  running.add(name);
  try {
    // Two calls that arrive together meet here, as they do at Shopify.
    await new Promise((resolve) => setImmediate(resolve));
    const outcome = act();
    if ("failed" in outcome) return outcome.failed;
    ctx.world.state.idempotency[name] = { paramsHash, result: { made: outcome.made, at: ctx.world.now() } satisfies Kept };
    ctx.world.changed();
    return show(outcome.made);
  } finally {
    running.delete(name);
  }
}
