import { expect, test } from "vitest";
import { proxySignature, signedQuery } from "./proxy-signature.ts";

test("the example of Shopify's documentation gives the documented signature", () => {
  const query = new URLSearchParams(
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555",
  );
  expect(proxySignature(query, "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
});

test("a visitor can't name the shop, the customer or the signature", () => {
  const forged = new URLSearchParams(
    "shop=evil.myshopify.com&logged_in_customer_id=7&signature=x&timestamp=1&path_prefix=/evil&order=%231001",
  );
  const signed = signedQuery(forged, {
    shop: "demo.myshopify.com",
    customerId: "",
    pathPrefix: "/apps/aftercare",
    now: 1_700_000_000_999,
    secret: "hush",
  });
  expect(Object.fromEntries(signed)).toEqual({
    order: "#1001",
    shop: "demo.myshopify.com",
    logged_in_customer_id: "",
    path_prefix: "/apps/aftercare",
    timestamp: "1700000000",
    signature: proxySignature(signed, "hush"),
  });
  expect(signed.getAll("shop")).toEqual(["demo.myshopify.com"]);
});
