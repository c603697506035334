import { setTimeout as sleep } from "node:timers/promises";
import { findReturn } from "./find-return.server";
import type { Return } from "./return";

/** Looks at the row this often, in milliseconds. */
const STEP_MS = 200;

/** Waits until Shopify has the return, at most `ms`; answers how it stands then. */
export async function awaitReturn(shop: string, id: string, ms: number): Promise<Return> {
  const until = performance.now() + ms;
  let one = await findReturn(shop, id);
  while (one.status === "sending" && performance.now() < until) {
    await sleep(STEP_MS);
    one = await findReturn(shop, id);
  }
  return one;
}
