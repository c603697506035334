import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { doors } from "../../server/doors";
import { proxyQuery } from "./sign";

/** The public doors on a loopback port, without Remix pages. */
export interface TestHouse {
  origin: string;
  close: () => void;
  /** Asks for a storefront page as Shopify's proxy would. Redirects are not followed. */
  storefront: (
    shop: string,
    path: string,
    options?: { query?: Record<string, string>; form?: Record<string, string>; ip?: string; language?: string },
  ) => Promise<Response>;
}

/** Opens webhook, storefront and health doors for a test file; close it in afterAll. */
export async function openHouse(): Promise<TestHouse> {
  const build = (): Promise<never> => Promise.reject(new Error("no Remix pages in this test"));
  const handle = doors({ build, mode: "production", asset: () => false, draining: () => false });
  const server: Server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
    storefront: (shop, path, { query = {}, form, ip = "203.0.113.7", language = "en" } = {}) =>
      fetch(`${origin}/proxy${path}?${proxyQuery(shop, query)}`, {
        method: form ? "POST" : "GET",
        redirect: "manual",
        headers: {
          "x-forwarded-for": ip,
          "accept-language": language,
          ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
        },
        ...(form ? { body: new URLSearchParams(form).toString() } : {}),
      }),
  };
}
