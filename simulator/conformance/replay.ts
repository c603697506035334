import { executeAdmin } from "../api/execute.ts";
import type { Simulator } from "../simulator.ts";
import { differences } from "./compare.ts";
import type { Recorded, Story } from "./fixture.ts";
import { prepare, SHOP } from "./prepare.ts";
import { settle } from "./settle.ts";

/** What became of one recorded request. */
export interface Outcome {
  story: string;
  id: string;
  /** Empty when the simulator answered as the store did. */
  differences: string[];
  /** Points asked for: recorded and here. */
  cost: { recorded: number; here: number } | null;
}

/** Recorded id or order name → the one here. */
type Ids = Map<string, string>;

const learn = (recorded: unknown, ours: unknown, ids: Ids): void => {
  if (typeof recorded === "string" && typeof ours === "string") {
    if (/^#\d+$/.test(recorded) && /^#\d+$/.test(ours)) ids.set(recorded, ours);
    if (recorded.startsWith("gid://") && ours.startsWith("gid://") && !ids.has(recorded)) ids.set(recorded, ours);
    return;
  }
  if (typeof recorded !== "object" || typeof ours !== "object" || recorded === null || ours === null) return;
  for (const [key, value] of Object.entries(recorded)) learn(value, (ours as Record<string, unknown>)[key], ids);
};

const translate = (value: unknown, ids: Ids): unknown => {
  const names = [...ids].filter(([from]) => from.startsWith("#"));
  const numeric = [...ids].map(([from, to]) => [from.split("/").at(-1) ?? "", to.split("/").at(-1) ?? ""] as const);
  const text = (plain: string): string => {
    const whole = ids.get(plain);
    if (whole) return whole;
    if (plain.startsWith("name:")) return names.reduce((done, [from, to]) => (done === `name:${from}` ? `name:${to}` : done), plain);
    if (!/\d{8,}/.test(plain) || plain.startsWith("gid://")) return plain;
    return numeric.reduce((done, [from, to]) => (/^\d{8,}$/.test(from) ? done.replaceAll(from, to) : done), plain);
  };
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return value.map((item) => translate(item, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, translate(item, ids)]));
};

interface Answered {
  differences: string[];
  cost: Outcome["cost"];
  response: Record<string, unknown>;
}

/** How far an answer is off; a whole record that is missing weighs more than fields that differ. */
const weight = (answer: Answered): number =>
  answer.differences.reduce((sum, text) => sum + (text.endsWith("null here") && text.includes("{") ? 100 : 1), 0);

const ask = async (sim: Simulator, request: Recorded, ids: Ids): Promise<Answered> => {
  await settle(sim, request, ids);
  const variables = translate(request.variables, ids) as Record<string, unknown>;
  const scopes = sim.world.state.installations[SHOP]?.scopes ?? [];
  const answer = await executeAdmin(sim, { shop: SHOP, scopes }, { query: String(translate(request.document, ids)), variables });
  const response = JSON.parse(JSON.stringify(answer)) as Record<string, unknown>;
  const recorded = request.response.extensions?.cost?.requestedQueryCost;
  const here = answer.extensions?.cost as { requestedQueryCost: number } | undefined;
  return {
    differences: differences({ status: request.status, response: request.response }, { status: 200, response }),
    cost: recorded !== undefined && here ? { recorded, here: here.requestedQueryCost } : null,
    response,
  };
};

/** Plays one recording against a fresh simulator: every request in its order, reads without a moment at each point until they fit. */
export async function replay(story: Story): Promise<Outcome[]> {
  const { sim, ids } = await prepare(story);
  const open = new Map<Recorded, Answered>();
  const outcomes = new Map<Recorded, Answered>();
  const tryOpen = async (): Promise<void> => {
    for (const request of story.requests) {
      if (!request.anytime || outcomes.get(request)?.differences.length === 0) continue;
      const answer = await ask(sim, request, ids);
      const before = open.get(request);
      if (!before || weight(answer) < weight(before)) open.set(request, answer);
      if (answer.differences.length === 0) outcomes.set(request, answer);
    }
  };
  await tryOpen();
  for (const request of story.requests) {
    if (request.anytime || request.skip) {
      if (request.skip) await settle(sim, request, ids);
      continue;
    }
    const answer = await ask(sim, request, ids);
    learn(request.response.data, answer.response.data, ids);
    outcomes.set(request, answer);
    await tryOpen();
  }
  return story.requests
    .filter((request) => !request.skip)
    .map((request) => {
      const answer = outcomes.get(request) ?? open.get(request);
      return { story: story.name, id: request.id, differences: answer?.differences ?? ["not asked"], cost: answer?.cost ?? null };
    });
}
