import { jwtVerify } from "jose";
import { expect, test } from "vitest";
import { mintSessionToken } from "./session-token.ts";
import { testSimulator } from "./testing.ts";

test("a session token is signed with the app's secret and names shop, app and person for 60 seconds", async () => {
  const sim = testSimulator();
  const token = mintSessionToken(sim, "demo.myshopify.com", { id: "42" }, "visit");
  const { payload, protectedHeader } = await jwtVerify(token, new TextEncoder().encode(sim.config.apiSecret), { algorithms: ["HS256"] });
  expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
  expect(payload).toMatchObject({
    iss: "https://demo.myshopify.com/admin",
    dest: "https://demo.myshopify.com",
    aud: "key",
    sub: "42",
    sid: "visit",
  });
  expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
  expect(payload.nbf).toBe(payload.iat);
  expect(Math.abs(Number(payload.iat) - sim.world.now() / 1000)).toBeLessThan(5);
});

test("no two session tokens are alike", () => {
  const sim = testSimulator();
  const mint = (): string => mintSessionToken(sim, "demo.myshopify.com", { id: "42" }, "visit");
  expect(mint()).not.toBe(mint());
});

test("another secret doesn't verify a session token", async () => {
  const token = mintSessionToken(testSimulator(), "demo.myshopify.com", { id: "42" }, "visit");
  await expect(jwtVerify(token, new TextEncoder().encode("another-secret"))).rejects.toThrow(/signature/);
});
