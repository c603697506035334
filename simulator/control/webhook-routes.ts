import { BadInput } from "../http.ts";
import type { WebhookAttempt, WebhookKnobs } from "../simulator.ts";
import { normalKnobs } from "../webhooks/engine.ts";
import { maybeText, numberIn, someText, type Fields } from "./input.ts";
import type { Route } from "./route.ts";

const yesOrNo = (fields: Fields, name: string): boolean => {
  const value = fields[name];
  if (typeof value !== "boolean") throw new BadInput(`"${name}" has to be true or false.`);
  return value;
};

const DAY_MS = 86_400_000;
const READERS: { [K in keyof WebhookKnobs]: (fields: Fields) => WebhookKnobs[K] } = {
  copies: (fields) => Math.floor(numberIn(fields, "copies", 1, 20)),
  delayMs: (fields) => numberIn(fields, "delayMs", 0, DAY_MS),
  drop: (fields) => numberIn(fields, "drop", 0, 1),
  shuffle: (fields) => Math.floor(numberIn(fields, "shuffle", 0, 10_000)),
  paused: (fields) => yesOrNo(fields, "paused"),
  retryWindowMs: (fields) => numberIn(fields, "retryWindowMs", 1, DAY_MS),
  signWith: (fields) => maybeText(fields, "signWith"),
};

/** The knobs named in `fields`. @throws BadInput for a name that is no knob, or a value that does not fit. */
function knobsIn(fields: Fields): Partial<WebhookKnobs> {
  const unknown = Object.keys(fields).find((name) => !(name in READERS));
  if (unknown !== undefined) throw new BadInput(`There is no knob "${unknown}". There are ${Object.keys(READERS).join(", ")}.`);
  const turned = Object.keys(fields).map((name) => [name, READERS[name as keyof WebhookKnobs](fields)]);
  return Object.fromEntries(turned) as Partial<WebhookKnobs>;
}

function filtered(log: WebhookAttempt[], query: URLSearchParams): unknown[] {
  const wanted = (["topic", "shop", "webhookId", "eventId"] as const).filter((name) => query.get(name));
  const limit = Number(query.get("limit") ?? 100);
  const chosen = log.filter((attempt) => wanted.every((name) => attempt[name] === query.get(name))).slice(0, limit);
  return query.get("body") === "no" ? chosen.map(({ body: _body, ...attempt }) => attempt) : chosen;
}

/** Knobs, log and repetition of deliveries. */
export const webhookRoutes: Route[] = [
  {
    at: "GET /api/webhooks",
    does: "knobs and log, newest first: ?topic=&shop=&webhookId=&eventId=&limit=100&body=no",
    run: ({ sim, query }) => ({ knobs: sim.webhooks.knobs, waiting: sim.webhooks.waiting(), log: filtered(sim.webhooks.log(), query) }),
  },
  {
    at: "PUT /api/webhooks",
    does: 'turns knobs: {"copies", "delayMs", "drop", "shuffle", "paused", "retryWindowMs", "signWith"}; {"reset": true} turns all back',
    run: ({ sim, fields }) => {
      const { reset, ...knobs } = fields;
      Object.assign(sim.webhooks.knobs, reset === true ? normalKnobs() : {}, knobsIn(knobs));
      void sim.webhooks.tick();
      return { knobs: sim.webhooks.knobs };
    },
  },
  {
    at: "POST /api/webhooks/resend",
    does: 'sends one delivery of the log again, with the same id and body: {"webhookId"}',
    run: ({ sim, fields }) => {
      const webhookId = someText(fields, "webhookId");
      if (!sim.webhooks.resend(webhookId)) throw new BadInput(`There is no delivery ${webhookId} in the log.`, 404);
      return { resent: webhookId };
    },
  },
  {
    at: "POST /api/webhooks/settle",
    does: "answers when nothing that is due waits to be delivered",
    run: async ({ sim }) => {
      await sim.webhooks.settled();
      return { waiting: sim.webhooks.waiting() };
    },
  },
];
