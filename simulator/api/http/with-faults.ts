import type { ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../../simulator.ts";
import { send, sendHalf } from "./reply.ts";
import type { Reply } from "./reply.ts";

const HELD_MS = 15_000;

const refusals: Partial<Record<Fault["kind"], Reply>> = {
  "http-429": {
    status: 429,
    headers: { "Retry-After": "2.0" },
    body: { errors: "Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service." },
  },
  "http-500": { status: 500, body: { errors: "Internal Server Error" } },
  "http-502": { status: 502, headers: { "Content-Type": "text/html" }, body: "<html><body><h1>502 Bad Gateway</h1></body></html>" },
  "http-503": { status: 503, body: { errors: "Service Unavailable" } },
};

/**
 * Answers with `act`, bent by the fault. Before-faults never run `act`; after-faults run it and lose the answer.
 * `throttle` and `revoke-token` are the matter of `act` itself.
 */
export async function withFault(res: ServerResponse, fault: Fault | undefined, act: () => Promise<Reply>): Promise<void> {
  const refusal = fault && refusals[fault.kind];
  if (refusal) return send(res, refusal);
  switch (fault?.kind) {
    case "timeout-before":
      await wait(fault.delayMs ?? HELD_MS);
      res.destroy();
      return;
    case "timeout-after":
      await act();
      await wait(fault.delayMs ?? HELD_MS);
      res.destroy();
      return;
    case "lose-refresh-answer":
      await act();
      res.destroy();
      return;
    case "cut":
      return sendHalf(res, await act());
    case "slow":
      await wait(fault.delayMs ?? 1000);
      return send(res, await act());
    default:
      return send(res, await act());
  }
}
