import type { Simulator } from "../../simulator.ts";
import { esc } from "../http.ts";
import { storeName } from "../launch.ts";
import { icon } from "./icons.ts";
import { head } from "./shell.ts";

/** The store chooser. */
export function storesView(sim: Simulator): string {
  const shops = Object.values(sim.world.state.shops);
  const cards = shops.map(
    (shop) =>
      `<li><a class="card store" href="/store/${esc(storeName(shop.domain))}"><span class="app-icon" aria-hidden="true">${esc(shop.name[0])}</span><span><b>${esc(shop.name)}</b><small>${esc(shop.domain)} · ${esc(shop.currency)}</small></span></a></li>`,
  );
  const empty = "<p>The simulated world has no shop yet. Play a scenario from the control room.</p>";
  return `${head("Stores")}<body><header class="top"><a class="brand" href="/">${icon("mark")}<span>Stores</span></a><span class="sim-tag">Simulated admin</span></header>
<main id="main" class="page narrow"><h1>Choose a store</h1>${cards.length ? `<ul class="stores">${cards.join("")}</ul>` : empty}</main></body></html>`;
}
