import { afterEach, expect, test } from "vitest";
import { shipAll, testShop, testSimulator } from "./api/test-shop.ts";
import { closeAll, listen, testShop as testStorefront } from "./storefront/testing.ts";
import { storefrontHandler } from "./storefront/storefront.ts";
import { buildPayload } from "./webhooks/payloads/build-payload.ts";

afterEach(closeAll);

test("the address that the Admin API and webhooks tell opens the order's status page, in whichever shop the order is", async () => {
  const sim = testSimulator();
  const { appToml, extensionDir } = testStorefront().sim.config;
  Object.assign(sim.config, { appToml, extensionDir });
  const shops = [testShop(sim), testShop(sim, "second.myshopify.com")];
  const origin = await listen(storefrontHandler(sim));
  for (const shop of shops) {
    shipAll(shop);
    const { id } = shop.order;
    const answer = await shop.ask("query($id: ID!) { order(id: $id) { statusPageUrl } }", { id: `gid://shopify/Order/${id}` });
    const { statusPageUrl } = answer.data?.order as { statusPageUrl: string };
    const announcement = { shop: shop.shop, topic: "orders/updated", id, eventId: "1", at: sim.world.iso() };
    expect(buildPayload(sim.config, sim.world, announcement).order_status_url).toBe(statusPageUrl);
    const { origin: told, pathname, search } = new URL(statusPageUrl);
    expect(told).toBe(`http://127.0.0.1:${sim.config.ports.storefront}`);
    const page = await fetch(`${origin}${pathname}${search}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(sim.world.state.fulfillments[shop.order.fulfillmentIds[0]!]!.trackingNumber);
    expect((await fetch(`${origin}${pathname}?key=wrong`)).status).toBe(404);
  }
});
