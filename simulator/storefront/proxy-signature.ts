import { createHmac } from "node:crypto";

/**
 * Signature of a request through the app proxy: hex HMAC-SHA256 of the parameters sorted by key, "key=value" joined by nothing; values of a
 * repeated key are joined by a comma; values are as decoded.
 * https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
 */
export function proxySignature(parameters: URLSearchParams, secret: string): string {
  const values = new Map<string, string[]>();
  for (const [key, value] of parameters) if (key !== "signature") values.set(key, [...(values.get(key) ?? []), value]);
  const text = [...values.keys()]
    .sort()
    .map((key) => `${key}=${values.get(key)?.join(",")}`)
    .join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Parameters that only the proxy may set: a visitor's own are dropped. */
const OURS = ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"];

/** The visitor's query with what the proxy adds, signed. `now` in milliseconds; `customerId` "" when nobody is signed in. */
export function signedQuery(
  query: URLSearchParams,
  proof: { shop: string; customerId: string; pathPrefix: string; now: number; secret: string },
): URLSearchParams {
  const signed = new URLSearchParams([...query].filter(([key]) => !OURS.includes(key)));
  signed.append("shop", proof.shop);
  signed.append("logged_in_customer_id", proof.customerId);
  signed.append("path_prefix", proof.pathPrefix);
  signed.append("timestamp", String(Math.floor(proof.now / 1000)));
  signed.append("signature", proxySignature(signed, proof.secret));
  return signed;
}
