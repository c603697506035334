import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { adminOrigin, BRIDGE_PATH, storefrontOrigin } from "./addresses.ts";

const FOLDER = new URL("./bridge/", import.meta.url);

/** The App Bridge stand-in as one classic script: the parts of bridge/ in the order of their names, within one function. */
export function appBridgeScript(config: Simulator["config"]): string {
  const parts = readdirSync(FOLDER).filter((name) => name.endsWith(".js"));
  const code = parts.sort().map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
  const places = JSON.stringify({ admin: adminOrigin(config), storefront: storefrontOrigin(config) });
  return `/* Stand-in for Shopify's App Bridge: what this app uses of it, spoken to the simulated admin. */\n(() => {\n"use strict";\nif (window.shopify?.isStandIn) return;\nconst PLACES = ${places};\n${code.join("\n")}\n})();\n`;
}

/** Serves the script as cdn.shopify.com does (/shopifycloud/app-bridge.js) and as the app window does (/__simulator/app-bridge.js). */
export function appBridgeHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const path = req.url?.split("?")[0];
    if (path === "/shopifycloud/app-bridge.js" || path === BRIDGE_PATH) {
      res.writeHead(200, {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": "no-cache",
        "access-control-allow-origin": "*",
      });
      res.end(appBridgeScript(sim.config));
    } else if (path?.startsWith("/static/fonts/")) {
      // Shopify's font file is not ours to carry: the page falls back to the system's sans-serif.
      res.writeHead(200, { "content-type": "text/css; charset=utf-8", "access-control-allow-origin": "*" }).end("");
    } else {
      res.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end(`The simulated cdn.shopify.com has no ${path}.`);
    }
  };
}
