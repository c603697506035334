import { scenarios } from "../scenarios/index.ts";
import { sharedClock } from "../clock.ts";
import { escapeHtml } from "../http.ts";
import { page } from "../page.ts";
import type { Simulator } from "../simulator.ts";
import { button } from "./button.ts";
import type { Route } from "./route.ts";
import { faultCard, webhookCard } from "./machine-cards.ts";
import { ordersCard } from "./orders-card.ts";
import { script } from "./page-script.ts";
import { counts } from "./world-routes.ts";

const HOUR = 3_600_000;
const STEPS: [string, number][] = [
  ["1 hour", HOUR],
  ["6 hours", 6 * HOUR],
  ["1 day", 24 * HOUR],
  ["3 days", 72 * HOUR],
  ["1 week", 168 * HOUR],
];

function clockCard(sim: Simulator): string {
  const now = new Date(sim.world.now());
  const days = (sharedClock(sim.world).offsetMs / (24 * HOUR)).toFixed(1);
  const steps = STEPS.map(([text, advanceMs]) => button(`+ ${text}`, "POST /api/clock", { advanceMs }, "plain"));
  return `<section class="card"><h2>The clock</h2>
    <p><strong>${now.toUTCString()}</strong><br><span class="soft small">${days} days ahead of this machine; ${sharedClock(sim.world).following} processes follow it</span></p>
    <div class="row">${steps.join("")}${button("Back to now", "POST /api/clock", { reset: true }, "bad")}</div></section>`;
}

function shopsCard(sim: Simulator): string {
  const rows = Object.values(sim.world.state.shops).map(({ domain, name, currency }) => {
    const installation = sim.world.state.installations[domain];
    const installed = installation?.installedAt && installation.uninstalledAt === null;
    const act = installed
      ? button("Uninstall the app", "POST /api/uninstall", { shop: domain }, "bad")
      : button("Install the app", "POST /api/install", { shop: domain }, "plain");
    return `<div class="row" style="justify-content:space-between"><span><strong>${escapeHtml(name)}</strong> <span class="badge ${installed ? "" : "quiet"}">${installed ? "app installed" : "no app"}</span><br>
      <span class="soft small">${domain}, ${currency}</span></span><span class="row">${button("Place an order", "POST /api/orders", { shop: domain })}${act}</span></div>`;
  });
  return `<section class="card stack"><h2 style="margin:0">Shops</h2>${rows.join("<hr style='border:0;border-top:1px solid var(--line);width:100%;margin:0'>")}</section>`;
}

function scenarioCard(): string {
  const rows = Object.entries(scenarios)
    .filter(([name]) => name !== "opening")
    .map(([name, { title, summary }]) => {
      const words = `<span style="flex:1 1 12rem"><strong>${escapeHtml(title)}</strong><br><span class="soft small">${escapeHtml(summary)}</span></span>`;
      return `<div class="row" style="align-items:center">${words}${button("Play", `POST /api/scenarios/${name}`, {}, "plain")}</div>`;
    });
  return `<section class="card stack two"><h2 style="margin:0">Stories</h2>${rows.join("")}</section>`;
}

function countsCard(sim: Simulator): string {
  const shown = ["orders", "customers", "products", "fulfillments", "returns", "refunds", "mails"];
  const all = counts(sim);
  return `<section class="card"><h2>What there is</h2><dl>${shown.map((name) => `<dt>${name}</dt><dd>${all[name] ?? 0}</dd>`).join("")}</dl></section>`;
}

function apiCard(routes: Route[]): string {
  const rows = routes.map(({ at, does }) => `<dt><code>${escapeHtml(at)}</code></dt><dd class="small">${escapeHtml(does)}</dd>`);
  return `<section class="card wide"><details><summary>The same as JSON, for programs</summary><dl style="margin-top:.75rem">${rows.join("")}</dl></details></section>`;
}

/** Everything one can do to the simulated shops, on one page. */
export function controlPage(sim: Simulator, routes: Route[]): string {
  const cards = [
    clockCard(sim),
    shopsCard(sim),
    countsCard(sim),
    ordersCard(sim),
    webhookCard(sim),
    scenarioCard(),
    faultCard(sim),
    apiCard(routes),
  ];
  const body = `<div class="head"><h1>A shop's day</h1><a class="button plain" href="/">Refresh</a></div>
    <p id="said" class="said" role="status" hidden></p><div class="grid">${cards.join("")}</div>`;
  return page(sim.config, { title: "Control", here: "control", body, script });
}
