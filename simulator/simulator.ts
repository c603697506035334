/** What the rooms of the simulator hand to one another. `main.ts` and the tests build one. */
import type { SimulatorConfig } from "./config.ts";
import type { World } from "./world/world.ts";

export interface Simulator {
  config: SimulatorConfig;
  world: World;
  faults: Faults;
  webhooks: Webhooks;
}

/** Something that happened in the world and that Shopify would tell subscribers about. */
export interface Announcement {
  shop: string;
  /** As in the header: "orders/create". */
  topic: string;
  /** Id of the record the topic is about; the payload is built from the world when the announcement is made. */
  id: string;
  /** Deliveries with one cause carry one event id. */
  eventId: string;
  at: string;
  /** Facts that are not in the world any more or never were (deleted ids, deltas, previous scopes). */
  extra?: Record<string, unknown>;
}

/** Faults ordered through the control API; the Admin API asks before and after each call. */
export interface Faults {
  list(): Fault[];
  add(fault: Omit<Fault, "id">): Fault;
  clear(): void;
  /** The first fault that matches, counted down; undefined when there is none. */
  take(where: { host: string; path: string; operation: string | null }): Fault | undefined;
}

export interface Fault {
  id: string;
  kind:
    | "throttle"
    | "http-429"
    | "http-500"
    | "http-502"
    | "http-503"
    | "timeout-before"
    | "timeout-after"
    | "cut"
    | "slow"
    | "revoke-token"
    | "lose-refresh-answer";
  /** Matches the GraphQL root field or operation name, or "token" for the token endpoint; "*" matches all. */
  operation: string;
  /** How often it still strikes. */
  times: number;
  /** For slow and the time-outs. */
  delayMs?: number;
}

/** The webhook engine. */
export interface Webhooks {
  /** Called by the world for each announcement, after the change is in the world. */
  announce(announcement: Announcement): void;
  knobs: WebhookKnobs;
  /** What was sent: newest first, bounded. */
  log(limit?: number): WebhookAttempt[];
  /** Resolves when nothing is waiting to be delivered at the present clock. */
  settled(): Promise<void>;
  /** Sends what is due now; called when the clock was moved or a knob was turned. */
  tick(): Promise<void>;
  /** Sends a logged delivery once more, with the same webhook id and body; false when it is not in the log. */
  resend(webhookId: string): boolean;
  /** Deliveries not yet done with: due, delayed, held back or between two tries. */
  waiting(): number;
  /** Writes what waits to the data folder; the next start goes on with it. */
  keep(): void;
}

export interface WebhookKnobs {
  /** Each delivery is sent this many times in all (1 = normal). */
  copies: number;
  delayMs: number;
  /** Share of deliveries, 0–1, that are never sent. */
  drop: number;
  /** Hold this many deliveries back and send them in shuffled order. */
  shuffle: number;
  paused: boolean;
  /** Real milliseconds that stand for the four hours over which retries are spread. */
  retryWindowMs: number;
  /** Sign with this secret instead of the current one (rotation). */
  signWith: string | null;
}

export interface WebhookAttempt {
  webhookId: string;
  eventId: string;
  shop: string;
  topic: string;
  tries: number;
  status: number | null;
  error: string | null;
  at: string;
  body: string;
}
