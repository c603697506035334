import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prisma } from "~/platform/db/db.server";
import { arrangeTheme } from "../../simulator/actions/arrange-theme";
import { storefrontHandler } from "../../simulator/storefront/storefront";
import { openHouse, type TestHouse } from "../support/house";
import { plantOrder, plantShop } from "../support/plant-order";
import { startSimulator, type TestSimulator } from "../support/simulator";

// Our blocks in the simulator's theme, and the way from them through its app proxy to our pages and back.
const SHOP = "demo.myshopify.com";
let house: TestHouse;
let sim: TestSimulator;
let server: Server;
let origin: string;
const page = async (path: string): Promise<string> => (await fetch(`${origin}${path}`)).text();
const actionOf = (text: string): string => (/<form class="aftercare-form" action="([^"]+)"/.exec(text)?.[1] ?? "").replaceAll("&amp;", "&");
const post = (path: string, form: Record<string, string>): Promise<Response> =>
  fetch(`${origin}${path}`, { method: "POST", redirect: "manual", body: new URLSearchParams(form) });

beforeAll(async () => {
  await import("~/subscriptions.server");
  house = await openHouse();
  sim = startSimulator();
  sim.config.appOrigin = house.origin;
  const handler = storefrontHandler(sim);
  server = createServer((req, res) => {
    handler(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await plantShop(SHOP);
  await plantOrder(SHOP);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  house.close();
});

describe("the block Order tracking", () => {
  it("leads without JavaScript to the order's page, in the theme's language", async () => {
    const theme = await page("/de/pages/track-your-order");
    expect(theme).toContain("Sehen Sie, wo jedes Paket ist und wie es weitergeht.");
    const found = await post(actionOf(theme), { order: "#1001", contact: "ada@example.com" });
    expect(found.status).toBe(303);
    const to = found.headers.get("location") ?? "";
    expect(to).toMatch(/^\/de\/apps\/aftercare\/track\/o\?k=/);
    const shown = await page(to);
    expect(shown).toContain("Bestellung #1001");
    expect(shown).toContain('<html lang="de">');
  });

  it("stores nothing of a shopper who typed a wrong pair", async () => {
    const action = actionOf(await page("/pages/track-your-order"));
    expect((await post(action, { order: "1001", contact: "eve@example.com" })).status).toBe(422);
    expect(await prisma.conversation.count()).toBe(0);
  });

  it("takes the merchant's texts and colours, harmless whatever they hold", async () => {
    const settings = { heading: 'Where <b>is</b> "it"?', button_color: "#123456", border: false, show_more: false };
    arrangeTheme(sim.world, { shop: SHOP, block: "order-tracking", settings });
    const theme = await page("/pages/track-your-order");
    expect(theme).toContain("Where &lt;b&gt;is&lt;/b&gt; &quot;it&quot;?");
    expect(theme).toContain("--aftercare-button: #123456");
    expect(theme).not.toContain("aftercare-box--bordered");
    expect(theme).not.toContain("aftercare-box__more");
  });

  it("posts to where the merchant moved the proxy", async () => {
    arrangeTheme(sim.world, { shop: SHOP, block: "order-tracking", settings: { proxy_path: " /community/care " } });
    expect(actionOf(await page("/pages/track-your-order"))).toBe("/community/care/track?locale=en");
  });
});

it("the block Returns leads to the returns portal in the theme's language", async () => {
  const theme = await page("/fr/pages/returns");
  expect(theme).toContain("Commencer un retour");
  expect(actionOf(theme)).toBe("/fr/apps/aftercare/returns?locale=fr&root=/fr");
});

describe("the embed Help", () => {
  it("is on every page and leads to tracking, returns and a question", async () => {
    for (const path of ["/", "/collections/all"]) {
      const help = /<aside\s+class="aftercare-help[\s\S]*?<\/aside>/.exec(await page(path))?.[0] ?? "";
      for (const to of ["track", "returns", "contact"]) expect(help).toContain(`href="/apps/aftercare/${to}?locale=en"`);
    }
  });

  it("is gone when the merchant switches it off", async () => {
    arrangeTheme(sim.world, { shop: SHOP, block: "help", disabled: true });
    expect(await page("/")).not.toContain("aftercare-help");
  });
});

it.each(["", "/track", "/contact", "/returns"])("our page %s weighs at most 20 KB compressed", async (path) => {
  const shown = await house.storefront(SHOP, path || "/");
  expect(shown.status).toBe(200);
  expect(gzipSync(await shown.text()).length).toBeLessThanOrEqual(20_000);
});
