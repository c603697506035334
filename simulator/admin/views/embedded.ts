import type { AdminPage } from "../admin-page.ts";
import { esc } from "../http.ts";
import { shell } from "./shell.ts";

/** JSON inside a script element: `<` must not end it. */
const inScript = (value: unknown): string => JSON.stringify(value).replace(/</g, "\\u003c");

/** The app in its frame, with what the admin draws for it: title bar, menu, save bar, toasts, modal curtain, picker. */
export function embeddedView(page: AdminPage, frameUrl: string): string {
  const { app, store, sim, shop } = page;
  const facts = { appWindow: sim.config.appWindow, store, handle: app.handle, appName: app.name, shopName: shop.name };
  return shell(page, {
    title: app.name,
    here: "app",
    wide: true,
    content: `<main id="main" class="app-host" aria-label="${esc(app.name)}"><div class="app-bar"><h1><a href="/store/${esc(store)}/apps/${esc(app.handle)}">${esc(app.name)}</a><span id="app-title"></span></h1>
<div class="app-actions" id="app-actions"></div><details class="menu" data-menu><summary aria-label="More about ${esc(app.name)}">⋯</summary><form method="post" action="/store/${esc(store)}/apps/${esc(app.handle)}/uninstall"><p>${esc(app.name)} in this store</p><ul><li><button class="critical">Uninstall the app</button></li></ul></form></details></div>
<iframe id="app-frame" name="app-iframe" title="${esc(app.name)}" src="${esc(frameUrl)}" allow="clipboard-write"></iframe></main>
<div class="toasts" id="toasts" role="status" aria-live="polite"></div>`,
    scripts: `<script type="application/json" id="frame-facts">${inScript(facts)}</script><script type="module" src="/assets/frame.js"></script>`,
  });
}
