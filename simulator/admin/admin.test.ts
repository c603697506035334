import { afterEach, expect, test } from "vitest";
import { adminHandler } from "./admin.ts";
import { closeAll, listen, testSimulator } from "./testing.ts";

afterEach(closeAll);

const open = async (): Promise<{ sim: ReturnType<typeof testSimulator>; origin: string }> => {
  const sim = testSimulator();
  return { sim, origin: await listen(adminHandler(sim)) };
};
const install = (origin: string): Promise<Response> =>
  fetch(`${origin}/store/demo/apps/aftercare/install`, { method: "POST", body: "back=/store/demo/apps/aftercare/app" });
const claims = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

test("an app that isn't installed shows what it asks for, and installing opens it in its frame", async () => {
  const { sim, origin } = await open();
  const before = await (await fetch(`${origin}/store/demo/apps/aftercare/app`)).text();
  expect(before).toContain("View and edit</b> orders");
  expect(before).not.toContain("<iframe");
  const after = await (await install(origin)).text();
  expect(after).toMatch(/<iframe[^>]+src="http:\/\/127\.0\.0\.1:9104\/app\?embedded=1&amp;hmac=/);
  expect(sim.world.state.installations["demo.myshopify.com"]?.scopes).toEqual(["read_orders", "write_orders"]);
});

test("the app's client id in the address is replaced by its handle, with path and query", async () => {
  const { origin } = await open();
  const answer = await fetch(`${origin}/store/demo/apps/key/app/orders?status=open`, { redirect: "manual" });
  expect(answer.headers.get("location")).toBe("/store/demo/apps/aftercare/app/orders?status=open");
});

test("session tokens are for the person chosen in the staff menu", async () => {
  const { sim, origin } = await open();
  await install(origin);
  const jules = Object.values(sim.world.state.staff).find((person) => person.firstName === "Jules");
  const chosen = await fetch(`${origin}/store/demo/staff`, {
    method: "POST",
    body: `staff=${jules?.id}&back=/store/demo`,
    redirect: "manual",
  });
  const cookie = chosen.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const answer = await fetch(`${origin}/store/demo/frame/session-token`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json", cookie },
  });
  expect(claims(((await answer.json()) as { value: string }).value).sub).toBe(jules?.id);
});

test("after uninstalling there are no session tokens any more", async () => {
  const { origin } = await open();
  await install(origin);
  await fetch(`${origin}/store/demo/apps/aftercare/uninstall`, { method: "POST" });
  const answer = await fetch(`${origin}/store/demo/frame/session-token`, {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  expect(answer.status).toBe(403);
});

test("a request that another site's page could send gets no session token", async () => {
  const { origin } = await open();
  await install(origin);
  const answer = await fetch(`${origin}/store/demo/frame/session-token`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(415);
});

test("only optional scopes of the configuration can be granted on request", async () => {
  const { sim, origin } = await open();
  await install(origin);
  const grant = (scopes: string[]): Promise<Response> =>
    fetch(`${origin}/store/demo/frame/grant-scopes`, {
      method: "POST",
      body: JSON.stringify({ scopes, granted: true }),
      headers: { "content-type": "application/json" },
    });
  expect((await grant(["write_themes"])).status).toBe(422);
  expect((await grant(["read_all_orders"])).status).toBe(200);
  expect(sim.world.state.installations["demo.myshopify.com"]?.scopes).toContain("read_all_orders");
});

test("signing in, installing and choosing a person never lead to another site", async () => {
  const { origin } = await open();
  const answer = await fetch(`${origin}/store/demo/apps/aftercare/install`, {
    method: "POST",
    body: "back=https://evil.example/",
    redirect: "manual",
  });
  expect(answer.headers.get("location")).toBe("/store/demo");
});
