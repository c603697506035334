import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { doors } from "../../../server/doors";
import { openServer } from "../../../server/open-server";
import "~/subscriptions.server";
import { proxyQuery, sessionToken } from "../../support/sign";
import { build } from "./route-table";

/** What came back, read to its end. */
export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  ms: number;
}

/** All doors with the real Remix routes behind them, on a loopback port. */
export interface WholeHouse {
  origin: string;
  close: () => void;
  ask: (path: string, init?: RequestInit) => Promise<Answer>;
  /** As the embedded page asks, signed in as that member of staff. */
  admin: (shop: string, path: string, init?: RequestInit & { staffId?: string }) => Promise<Answer>;
  /** As Shopify's proxy asks for a shopper. */
  proxy: (shop: string, path: string, query?: Record<string, string>, init?: RequestInit & { ip?: string }) => Promise<Answer>;
}

/** Opens the house as production does: the same server, doors and last resort. */
export async function openWholeHouse(): Promise<WholeHouse> {
  const server: Server = openServer(doors({ build, mode: "production", asset: () => false, draining: () => false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask: WholeHouse["ask"] = async (path, init = {}) => {
    const from = performance.now();
    const response = await fetch(`${origin}${path}`, { redirect: "manual", ...init });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, ms: performance.now() - from };
  };
  return {
    origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
    ask,
    admin: (shop, path, { staffId, ...init } = {}) => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${sessionToken(shop, staffId)}`);
      headers.set("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156");
      return ask(path, { ...init, headers });
    },
    proxy: (shop, path, query = {}, { ip = "203.0.113.7", ...init } = {}) => {
      const headers = new Headers(init.headers);
      headers.set("x-forwarded-for", ip);
      return ask(`/proxy${path}?${proxyQuery(shop, query)}`, { ...init, headers });
    },
  };
}
