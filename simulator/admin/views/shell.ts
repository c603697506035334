import type { AdminPage } from "../admin-page.ts";
import { storefrontOrigin } from "../addresses.ts";
import { esc } from "../http.ts";
import { icon } from "./icons.ts";

/** In this order: later files narrow what earlier ones say. */
const styles = ["admin", "pages", "app-frame", "lists"].map((name) => `<link rel="stylesheet" href="/assets/${name}.css">`).join("");

export const head = (title: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${esc(title)}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="/assets/icon.svg">${styles}</head>`;

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? "")
    .join("")
    .slice(0, 2)
    .toUpperCase();

function staffMenu({ everyone, viewer, store, url }: AdminPage): string {
  const choices = everyone.map((person) => {
    const role = person.accountOwner
      ? "Owner"
      : person.permissions.includes("*")
        ? "Staff, all of the app"
        : person.permissions.length
          ? "Staff, part of the app"
          : "Staff, without the app's permissions";
    return `<li><button name="staff" value="${esc(person.id)}"${person.id === viewer.id ? ' aria-current="true"' : ""}><span class="avatar" aria-hidden="true">${esc(initials(`${person.firstName} ${person.lastName}`))}</span><span><b>${esc(person.firstName)} ${esc(person.lastName)}</b><small>${role}</small></span></button></li>`;
  });
  return `<details class="menu" data-menu><summary><span class="skip">Signed in as </span><span class="who">${esc(viewer.firstName)}</span><span class="skip">: change person</span><span class="avatar" aria-hidden="true">${esc(initials(`${viewer.firstName} ${viewer.lastName}`))}</span></summary>
<form method="post" action="/store/${esc(store)}/staff"><p>Look at the shop as</p><input type="hidden" name="back" value="${esc(url.pathname + url.search)}"><ul>${choices.join("")}</ul></form></details>`;
}

function sideBar(page: AdminPage, here: string): string {
  const { store, app, sim, installed } = page;
  const entry = (key: string, href: string, label: string, extra = ""): string =>
    `<li><a href="${esc(href)}"${here === key ? ' aria-current="page"' : ""}>${icon(key)}<span>${esc(label)}</span>${extra}</a></li>`;
  const port = (number: number): string => `http://127.0.0.1:${number}/`;
  return `<nav class="side" id="side" aria-label="Main menu"><ul>
${entry("home", `/store/${store}`, "Home")}${entry("orders", `/store/${store}/orders`, "Orders")}</ul>
<h2>Sales channels</h2><ul>${entry("theme", `/store/${store}/themes/current/editor`, "Online store")}</ul>
<h2>Apps</h2><ul>${entry("app", `/store/${store}/apps/${app.handle}`, app.name, installed ? "" : '<span class="tag">not installed</span>')}<li><ul class="app-menu" id="app-menu" aria-label="${esc(app.name)}"></ul></li></ul>
<h2>Simulator</h2><ul>${entry("storefront", `${storefrontOrigin(sim.config)}/?sim_shop=${page.shop.domain}`, "Storefront")}${entry("mailbox", port(sim.config.ports.mailbox), "Mailbox")}${entry("control", port(sim.config.ports.control), "Control room")}${entry("stores", "/", "All stores")}</ul></nav>`;
}

/** A page of one shop's admin: top bar, main menu and `content`. `here` is the key of the current menu entry. */
export function shell(
  page: AdminPage,
  options: { title: string; here: string; content: string; scripts?: string; wide?: boolean },
): string {
  const main = options.wide ? options.content : `<main id="main" class="page">${options.content}</main>`;
  return `${head(`${options.title} · ${page.shop.name}`)}<body><a class="skip" href="#main">Skip to the page</a>
<header class="top"><button class="burger" type="button" aria-expanded="false" aria-controls="side" aria-label="Menu">${icon("burger")}</button>
<a class="brand" href="/store/${esc(page.store)}">${icon("mark")}<span>${esc(page.shop.name)}</span></a><span class="sim-tag" title="This admin runs on your own machine">Simulated admin</span><span class="grow"></span>${staffMenu(page)}<div class="save-bar" id="save-bar" hidden></div></header>
<div class="loading-bar" id="loading-bar" hidden></div><div class="columns">${sideBar(page, options.here)}${main}</div><script type="module" src="/assets/shell.js"></script>${options.scripts ?? ""}</body></html>`;
}
