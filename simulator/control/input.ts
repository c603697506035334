import { BadInput } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import type { Fulfillment, Order } from "../world/types.ts";
import type { UserError } from "../actions/user-error.ts";

export type Fields = Record<string, unknown>;

/** A text that may be left out or null. @throws BadInput when it is something else. */
export function maybeText(fields: Fields, name: string): string | null {
  const value = fields[name] ?? null;
  if (value !== null && typeof value !== "string") throw new BadInput(`"${name}" has to be a text.`);
  return value === "" ? null : value;
}

/** @throws BadInput when it is missing. */
export function someText(fields: Fields, name: string): string {
  const value = maybeText(fields, name);
  if (value === null) throw new BadInput(`"${name}" is missing.`);
  return value;
}

/** A number between two bounds, both allowed. @throws BadInput */
export function numberIn(fields: Fields, name: string, least: number, most: number): number {
  const value = fields[name];
  if (typeof value !== "number" || !(value >= least && value <= most))
    throw new BadInput(`"${name}" has to be a number from ${least} to ${most}.`);
  return value;
}

/** @throws BadInput naming the choices. */
export function oneOf<T extends string>(fields: Fields, name: string, choices: readonly T[]): T {
  const value = choices.find((choice) => choice === fields[name]);
  if (value === undefined) throw new BadInput(`"${name}" has to be one of ${choices.join(", ")}.`);
  return value;
}

/** The shop a call is about: the field `shop`, else the first shop. @throws BadInput when there is no such shop. */
export function shopOf(sim: Simulator, fields: Fields): string {
  const domains = Object.keys(sim.world.state.shops);
  const wanted = maybeText(fields, "shop") ?? domains[0] ?? "";
  const found = domains.find((domain) => domain === wanted || domain === `${wanted}.myshopify.com`);
  if (!found) throw new BadInput(`There is no shop "${wanted}".`);
  return found;
}

const plainId = (reference: string): string => reference.split("/").at(-1) ?? "";

/** An order by its id, GID or name ("#1001" or "1001", of the first shop). @throws BadInput (404) */
export function orderOf(sim: Simulator, reference: string): Order {
  const { orders } = sim.world.state;
  const shop = shopOf(sim, {});
  const name = reference.startsWith("#") ? reference : `#${reference}`;
  const found = orders[plainId(reference)] ?? Object.values(orders).find((order) => order.shop === shop && order.name === name);
  if (!found) throw new BadInput(`There is no order "${reference}".`, 404);
  return found;
}

/** @throws BadInput (404) */
export function fulfillmentOf(sim: Simulator, reference: string): Fulfillment {
  const found = sim.world.state.fulfillments[plainId(reference)];
  if (!found) throw new BadInput(`There is no fulfillment "${reference}".`, 404);
  return found;
}

/** Passes an action's answer on. @throws BadInput with the words of its first refusal. */
export function accepted<T extends { userErrors: UserError[] }>(result: T): T {
  const [refusal] = result.userErrors;
  if (refusal) throw new BadInput(refusal.field ? `${refusal.message} (${refusal.field.join(".")})` : refusal.message);
  return result;
}
