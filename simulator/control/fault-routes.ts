import type { Fault } from "../simulator.ts";
import { maybeText, numberIn, oneOf } from "./input.ts";
import type { Route } from "./route.ts";

export const FAULT_KINDS: Fault["kind"][] = [
  "throttle",
  "http-429",
  "http-500",
  "http-502",
  "http-503",
  "timeout-before",
  "timeout-after",
  "cut",
  "slow",
  "revoke-token",
  "lose-refresh-answer",
];

const A_MINUTE_MS = 60_000;

/** Faults of the Admin API and the token endpoint. */
export const faultRoutes: Route[] = [
  { at: "GET /api/faults", does: "faults that wait to strike", run: ({ sim }) => ({ faults: sim.faults.list() }) },
  {
    at: "POST /api/faults",
    does: `orders one: {"kind": ${FAULT_KINDS.join(" | ")}, "operation"?: "*", "times"?: 1, "delayMs"?}`,
    run: ({ sim, fields }) => {
      const kind = oneOf(fields, "kind", FAULT_KINDS);
      const times = fields.times === undefined ? 1 : numberIn(fields, "times", 1, 1_000_000);
      const delay = fields.delayMs === undefined ? {} : { delayMs: numberIn(fields, "delayMs", 0, A_MINUTE_MS) };
      return { fault: sim.faults.add({ kind, operation: maybeText(fields, "operation") ?? "*", times, ...delay }) };
    },
  },
  {
    at: "DELETE /api/faults",
    does: "takes all back",
    run: ({ sim }) => {
      sim.faults.clear();
      return { faults: [] };
    },
  },
];
