import { randomUUID } from "node:crypto";
import { installApp } from "../actions/install-app.ts";
import { uninstallApp } from "../actions/uninstall-app.ts";
import type { AdminPage } from "./admin-page.ts";
import { readBody, seeOther, sendHtml } from "./http.ts";
import { appPath, launchUrl } from "./launch.ts";
import { embeddedView } from "./views/embedded.ts";
import { installView } from "./views/install.ts";

/** Parameters that only the admin may set. */
const OURS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];

/** A path of this admin, from a form; anything else becomes the store's home. */
export const backPath = (page: AdminPage, given: string | null): string =>
  given?.startsWith(`/store/${page.store}`) ? given : `/store/${page.store}`;

/** `/store/{name}/apps/{handle or client id}/*`: the app in its frame, or the page that installs it. */
export async function appPage(page: AdminPage, handle: string, rest: string): Promise<void> {
  const { sim, req, res, url, app, shop, store } = page;
  const base = `/store/${store}/apps/${app.handle}`;
  if (req.method === "POST" && rest === "/install") {
    const back = backPath(page, new URLSearchParams(await readBody(req)).get("back"));
    // Scopes granted on request stay granted only as long as the app does.
    installApp(sim.world, { shop: shop.domain, scopes: app.scopes });
    return seeOther(res, back);
  }
  if (req.method === "POST" && rest === "/uninstall") {
    uninstallApp(sim.world, { shop: shop.domain });
    return seeOther(res, `/store/${store}?uninstalled=1`);
  }
  // Libraries name the app by its client id; the admin's own address has the handle.
  if (handle !== app.handle) return seeOther(res, `${base}${rest}${url.search}`);
  if (!page.installed) return sendHtml(res, installView(page));
  const query = new URLSearchParams(url.search);
  for (const name of OURS) query.delete(name);
  const frame = launchUrl(sim, {
    shop: shop.domain,
    staff: page.viewer,
    sessionId: randomUUID().replace(/-/g, ""),
    path: appPath(app, rest),
    query,
  });
  sendHtml(res, embeddedView(page, frame));
}
