import { expect, test } from "vitest";
import { localAddress } from "./addresses.ts";
import { isExitPage, rewriteCsp, rewriteExitPage, rewriteHeaders } from "./rewrite.ts";
import { testSimulator } from "./testing.ts";

const { config } = testSimulator();
const ADMIN = "http://127.0.0.1:9100";

test("frame-ancestors names the simulated admin instead of Shopify's hosts, and every other directive stays byte for byte", () => {
  const policy =
    "default-src 'self'; frame-ancestors https://demo.myshopify.com https://admin.shopify.com https://*.spin.dev https://admin.myshopify.io https://admin.shop.dev; img-src https://cdn.shopify.com data:";
  expect(rewriteCsp(policy, config)).toBe(`default-src 'self'; frame-ancestors ${ADMIN}; img-src https://cdn.shopify.com data:`);
});

test("frame-ancestors of a page that nobody may frame stays", () => {
  expect(rewriteCsp("frame-ancestors 'none';", config)).toBe("frame-ancestors 'none';");
  expect(rewriteCsp("frame-ancestors https://partner.example https://admin.shopify.com", config)).toBe(
    `frame-ancestors https://partner.example ${ADMIN}`,
  );
});

test("addresses of Shopify's hosts have a place here, others stay", () => {
  expect(localAddress("https://admin.shopify.com/store/demo/orders/1", config)).toBe(`${ADMIN}/store/demo/orders/1`);
  expect(localAddress("https://demo.myshopify.com/admin/themes/current/editor?x=1", config)).toBe(
    `${ADMIN}/store/demo/themes/current/editor?x=1`,
  );
  expect(localAddress("https://demo.myshopify.com/pages/returns", config)).toBe("http://127.0.0.1:9101/pages/returns");
  for (const other of [
    "https://evil.example/https://admin.shopify.com/",
    "https://admin.shopify.com.evil.example/x",
    "/app?shop=demo.myshopify.com",
    "http://127.0.0.1:9104/app",
  ])
    expect(localAddress(other, config)).toBe(other);
});

test("only Content-Security-Policy, Location, Link and the two redirect headers are changed", () => {
  const named = "https://admin.shopify.com/store/demo";
  const headers = [
    "Location",
    named,
    "X-Other",
    named,
    "Link",
    `<https://cdn.shopify.com/shopifycloud/app-bridge.js>; rel="preload"`,
    "Set-Cookie",
    `a=${named}`,
    "Set-Cookie",
    "b=2",
  ];
  expect(rewriteHeaders(headers, config)).toEqual([
    "Location",
    `${ADMIN}/store/demo`,
    "X-Other",
    named,
    "Link",
    `<http://127.0.0.1:9104/__simulator/app-bridge.js>; rel="preload"`,
    "Set-Cookie",
    `a=${named}`,
    "Set-Cookie",
    "b=2",
  ]);
});

test("the target of an exit page is changed, the text of an ordinary page is not", () => {
  const exit = `\n      <script data-api-key="key" src="x"></script>\n      <script>window.open("https://admin.shopify.com/store/demo/apps/key", "_top")</script>`;
  expect(isExitPage(exit)).toBe(true);
  expect(rewriteExitPage(exit, config)).toContain(`window.open("${ADMIN}/store/demo/apps/key", "_top")`);
  expect(isExitPage(`<!DOCTYPE html><script data-api-key="key"></script>`)).toBe(false);
});
