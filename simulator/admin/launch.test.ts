import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { appPath, hostParameter, launchUrl, queryHmac } from "./launch.ts";
import { testSimulator } from "./testing.ts";

test("the host parameter is the admin's address of the store in base64 without padding", () => {
  expect(hostParameter("demo.myshopify.com")).toBe("YWRtaW4uc2hvcGlmeS5jb20vc3RvcmUvZGVtbw");
});

test("the launch hmac joins the sorted parameters with & and leaves itself out", () => {
  const signed = createHmac("sha256", "s").update("a=1&b=2%203").digest("hex");
  expect(queryHmac(new URLSearchParams({ b: "2 3", hmac: "old", a: "1" }), "s")).toBe(signed);
});

test("an admin path behind the app's handle leads to the same path of the app", () => {
  expect(appPath({ basePath: "" }, "/app/orders/1")).toBe("/app/orders/1");
  expect(appPath({ basePath: "" }, "")).toBe("/");
  expect(appPath({ basePath: "/app" }, "/orders")).toBe("/app/orders");
  expect(appPath({ basePath: "/app" }, "/app/orders")).toBe("/app/orders");
});

test("the frame's address keeps the visitor's query and carries everything that Shopify adds", () => {
  const sim = testSimulator();
  const staff = Object.values(sim.world.state.staff)[0];
  if (!staff) throw new Error("no staff");
  const url = new URL(
    launchUrl(sim, { shop: "demo.myshopify.com", staff, sessionId: "v1", path: "/app/orders", query: new URLSearchParams("status=open") }),
  );
  expect([...url.searchParams.keys()]).toEqual([
    "embedded",
    "hmac",
    "host",
    "id_token",
    "locale",
    "session",
    "shop",
    "status",
    "timestamp",
  ]);
  expect(url.pathname).toBe("/app/orders");
  expect(url.searchParams.get("hmac")).toBe(queryHmac(url.searchParams, sim.config.apiSecret));
});
