import type { IncomingMessage } from "node:http";
import type { Simulator } from "../simulator.ts";
import type { Staff } from "../world/types.ts";
import { cookiesOf } from "./http.ts";

/** Cookies don't know ports, so that two demos at once need two names. */
const cookieName = (sim: Simulator): string => `sim_staff_${sim.config.ports.admin}`;

/** Everyone who works in the shop, the owner first. */
export const staffOf = (sim: Simulator, shop: string): Staff[] =>
  Object.values(sim.world.state.staff)
    .filter((person) => person.shop === shop)
    .sort((a, b) => Number(b.accountOwner) - Number(a.accountOwner) || a.firstName.localeCompare(b.firstName));

/**
 * Who looks at the admin: the person chosen last, else the owner.
 * @throws Error when the shop has no staff at all.
 */
export function viewerOf(sim: Simulator, shop: string, req: IncomingMessage): Staff {
  const everyone = staffOf(sim, shop);
  const chosen = (cookiesOf(req)[cookieName(sim)] ?? "").split(".");
  const viewer = everyone.find((person) => chosen.includes(person.id)) ?? everyone[0];
  if (!viewer) throw new Error(`${shop} has no staff, so nobody can open its admin.`);
  return viewer;
}

/** The Set-Cookie value with which `person` becomes the viewer of their shop; choices for other shops stay. */
export function chooseViewer(sim: Simulator, person: Staff, req: IncomingMessage): string {
  const others = (cookiesOf(req)[cookieName(sim)] ?? "").split(".").filter((id) => id && sim.world.state.staff[id]?.shop !== person.shop);
  return `${cookieName(sim)}=${[...others, person.id].join(".")}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`;
}
