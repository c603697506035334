import { Session } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { sessionStore } from "./session-store.server";

const shop = "demo.myshopify.com";
const user = { id: 41, first_name: "Tom", last_name: "Reuter", email: "tom@example.com", email_verified: true, locale: "de" };

test("what a member of staff may do survives storing", async () => {
  const session = new Session({
    id: `${shop}_41`,
    shop,
    state: "",
    isOnline: true,
    scope: "write_orders,write_returns",
    accessToken: "shpua_1",
    expires: new Date("2030-01-01T00:00:00Z"),
    onlineAccessInfo: {
      expires_in: 86_399,
      associated_user_scope: "write_orders",
      associated_user: { ...user, account_owner: false, collaborator: false },
    },
  });
  await sessionStore.storeSession(session);
  const found = await sessionStore.loadSession(session.id);
  expect(found?.onlineAccessInfo).toEqual(session.onlineAccessInfo);
  expect(found?.expires).toEqual(session.expires);
});

test("an offline session comes back with its refresh token", async () => {
  const session = new Session({
    id: `offline_${shop}`,
    shop,
    state: "",
    isOnline: false,
    scope: "read_orders",
    accessToken: "shpat_1",
    refreshToken: "shprt_1",
    refreshTokenExpires: new Date("2030-01-01T00:00:00Z"),
  });
  await sessionStore.storeSession(session);
  const found = await sessionStore.loadSession(session.id);
  expect(found).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1", isOnline: false });
  expect(found?.refreshTokenExpires).toEqual(session.refreshTokenExpires);
  expect(found?.onlineAccessInfo).toBeUndefined();
});
