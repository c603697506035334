import { themeBlocks } from "../../actions/arrange-theme.ts";
import type { AdminPage } from "../admin-page.ts";
import { storefrontOrigin } from "../addresses.ts";
import { extensionBlocks } from "../extension-states.ts";
import { esc } from "../http.ts";
import { shell } from "./shell.ts";

/** Where a block stands, in words, and the page that shows it. */
const place = (template: string): { words: string; path: string } =>
  template === "*"
    ? { words: "App embed, on every page", path: "/" }
    : { words: `Block of ${template}`, path: `/${template.replace(".", "s/")}` };

/**
 * A small theme editor: the app's blocks and embeds, on or off. Deep links (`addAppBlockId`, `activateAppId`, both `{client id}/{block}`) light up
 * the one they name.
 */
export function editorView(page: AdminPage): string {
  const { sim, shop, store, url, app, installed } = page;
  const named = (url.searchParams.get("addAppBlockId") ?? url.searchParams.get("activateAppId") ?? "").split("/").at(-1);
  const known = extensionBlocks(sim.config.extensionDir);
  const rows = themeBlocks(sim.world, shop.domain).map((block) => {
    const { words, path } = place(block.template);
    const name = known.find((one) => one.handle === block.block)?.name ?? block.block;
    return `<form method="post" class="switch-line${named === block.block ? " lit" : ""}"><input type="hidden" name="block" value="${esc(block.block)}"><input type="hidden" name="disabled" value="${block.disabled ? "0" : "1"}"><span><b>${esc(name)}</b><small>${esc(words)} · <a href="${storefrontOrigin(sim.config)}${esc(path)}?sim_shop=${esc(shop.domain)}">View</a></small></span>${block.disabled ? '<span class="badge">Off</span>' : '<span class="badge good">On</span>'}<button${block.disabled ? ' class="primary"' : ""}>${block.disabled ? "Switch on" : "Switch off"}<span class="skip"> ${esc(name)}</span></button></form>`;
  });
  return shell(page, {
    title: "Theme",
    here: "theme",
    content: `<div class="title-line"><h1>Theme</h1><span class="badge good">Published</span><span class="grow"></span><a class="button" href="${storefrontOrigin(sim.config)}/?sim_shop=${esc(shop.domain)}">View the storefront</a></div>
<section class="card"><h2>Blocks of ${esc(app.name)}</h2>${installed ? rows.join("") : `<p>${esc(app.name)} isn't installed, so its blocks aren't shown. <a href="/store/${esc(store)}/apps/${esc(app.handle)}">Install it</a></p>`}</section>`,
  });
}
