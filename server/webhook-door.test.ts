import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "~/platform/db/db.server";
import { drainDeliveries, replayDelivery } from "~/platform/shopify/webhook-inbox.server";
import { openHouse, type TestHouse } from "../tests/support/house";
import { signedWebhook } from "../tests/support/sign";

const shop = "demo.myshopify.com";
let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const send = (webhook: { headers: Record<string, string>; body: string }) =>
  fetch(`${house.origin}/webhooks`, { method: "POST", ...webhook });

test("a signed webhook is kept byte for byte and acknowledged", async () => {
  const body = '{"id": 9123456789012345678,  "note":"ä"}';
  expect((await send(signedWebhook(shop, "orders/create", body, { webhookId: "w-1" }))).status).toBe(200);
  const row = await prisma.delivery.findFirstOrThrow({ where: { shop, webhookId: "w-1" } });
  expect(Buffer.from(row.body).toString()).toBe(body);
  expect(row).toMatchObject({ topic: "orders/create", state: "waiting", apiVersion: "2026-10" });
});

test("the same delivery twice is acknowledged twice and kept once", async () => {
  const webhook = signedWebhook(shop, "orders/create", '{"id":1}', { webhookId: "w-2" });
  const answers = await Promise.all(Array.from({ length: 9 }, () => send(webhook)));
  expect(answers.map((answer) => answer.status)).toEqual(Array(9).fill(200));
  expect(await prisma.delivery.count({ where: { shop, webhookId: "w-2" } })).toBe(1);
});

test("a wrong signature or an altered byte is 401 and nothing is written", async () => {
  const webhook = signedWebhook(shop, "orders/create", '{"id":1}', { webhookId: "w-3" });
  expect((await send({ ...webhook, body: '{"id":2}' })).status).toBe(401);
  expect((await send(signedWebhook(shop, "orders/create", "{}", { webhookId: "w-3", secret: "another" }))).status).toBe(401);
  expect(await prisma.delivery.count({ where: { shop, webhookId: "w-3" } })).toBe(0);
});

test("an unknown topic and an unreadable body are parked with their reason, and hold up nobody", async () => {
  await prisma.delivery.deleteMany();
  await send(signedWebhook(shop, "planets/create", '{"id":1}', { webhookId: "w-4" }));
  await send(signedWebhook(shop, "orders/create", '{"id":', { webhookId: "w-5" }));
  await send(signedWebhook(shop, "things/fine", '{"id":1}', { webhookId: "w-6" }));
  const fine = { "things/fine": () => Promise.resolve("Did it"), "orders/create": () => Promise.resolve("never reached") };
  while ((await drainDeliveries(fine)) > 0);
  const rows = await prisma.delivery.findMany({ where: { shop }, orderBy: { webhookId: "asc" } });
  expect(rows.map((row) => [row.webhookId, row.state])).toEqual([
    ["w-4", "parked"],
    ["w-5", "parked"],
    ["w-6", "applied"],
  ]);
  expect(rows[0]?.note).toContain("planets/create");
  expect(rows[1]?.note).not.toBe("");
});

test("a parked delivery can be replayed once there is a handler", async () => {
  await replayDelivery(shop, "w-4");
  while ((await drainDeliveries({ "planets/create": () => Promise.resolve("A new world") })) > 0);
  expect(await prisma.delivery.findFirstOrThrow({ where: { shop, webhookId: "w-4" } })).toMatchObject({
    state: "applied",
    note: "A new world",
  });
  await expect(replayDelivery(shop, "w-4")).rejects.toMatchObject({ code: "no-such-delivery" });
});

test("what a failing handler wrote is rolled back, and the delivery waits for another round", async () => {
  await send(signedWebhook(shop, "things/broken", "{}", { webhookId: "w-7" }));
  await drainDeliveries({
    "things/broken": async (_delivery, tx) => {
      await tx.rateLimit.create({ data: { key: "half-done" } });
      throw new Error("the second half failed");
    },
  });
  expect(await prisma.rateLimit.count({ where: { key: "half-done" } })).toBe(0);
  expect(await prisma.delivery.findFirstOrThrow({ where: { webhookId: "w-7" } })).toMatchObject({
    state: "waiting",
    tries: 1,
    note: "the second half failed",
  });
});

test("other methods are refused", async () => {
  expect((await fetch(`${house.origin}/webhooks`)).status).toBe(405);
});
