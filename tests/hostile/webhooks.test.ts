import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import "~/subscriptions.server";
import { pool, prisma } from "~/platform/db/db.server";
import { recordDelivery } from "~/platform/shopify/webhook-inbox.server";
import { webhooks } from "~/webhooks.server";
import { drain } from "../support/jobs";
import { plantShop } from "../support/plant-order";

const SAMPLES = path.resolve(import.meta.dirname, "../../simulator/webhooks/samples");
const sampleOf = (topic: string): string => {
  const file = path.join(SAMPLES, `${topic.replace("/", "_")}.json`);
  return existsSync(file) ? readFileSync(file, "utf8") : "{}";
};
const shopOf = (topic: string): string => `${topic.replace(/[^a-z]/g, "-")}.myshopify.com`;
/** Topics that end a shop, or whose handler another topic has too: their sample is tried as it is. */
const seen = new Set<unknown>();
const taken = Object.entries(webhooks).map(([topic, handler]) => {
  const again = seen.has(handler);
  seen.add(handler);
  return { topic, fields: again ? [] : Object.keys(JSON.parse(sampleOf(topic)) as object) };
});

async function tell(shop: string, topic: string, bodies: (string | Buffer)[]): Promise<string[]> {
  const ids = bodies.map(() => randomUUID());
  const row = { shop, topic, apiVersion: "2026-10", eventId: null, triggeredAt: new Date("2026-05-01T00:00:00Z") };
  await Promise.all(bodies.map((body, at) => recordDelivery({ ...row, webhookId: ids[at] ?? "", body: Buffer.from(body) })));
  await drain();
  return ids;
}

interface Fate {
  state: string;
  note: string | null;
}
const fates = async (shop: string, ids: string[]): Promise<Fate[]> => {
  const rows = await prisma.delivery.findMany({
    where: { shop, webhookId: { in: ids } },
    select: { webhookId: true, state: true, note: true },
  });
  return ids.map((id) => rows.find((row) => row.webhookId === id) ?? { state: "lost", note: null });
};
/** Applied or skipped with a sentence, or parked with the reason. */
const settled = (all: Fate[]): string[] =>
  [...new Set(all.map(({ state, note }) => (note ? state : `${state} without a word`)))].filter(
    (one) => !["applied", "skipped", "parked"].includes(one),
  );

beforeAll(async () => {
  for (const { topic } of taken) await plantShop(shopOf(topic));
});

describe("a message of Shopify's", () => {
  it.each(taken)("$topic is settled whichever of its fields is missing or null", async ({ topic, fields }) => {
    const sample = sampleOf(topic);
    // Digits beyond 2^53 must survive the making of the variants as well.
    const whole = JSON.parse(sample.replace(/:\s*(\d{16,})/g, ': "$1"')) as Record<string, unknown>;
    const without = fields.map((field) => JSON.stringify({ ...whole, [field]: undefined }));
    const nulled = fields.map((field) => JSON.stringify({ ...whole, [field]: null }));
    const ids = await tell(shopOf(topic), topic, [sample, ...without, ...nulled]);
    const ends = await fates(shopOf(topic), ids);
    // shop/redact and uninstalling take the shop's own deliveries along.
    if (!["shop/redact", "app/uninstalled"].includes(topic)) expect(settled(ends)).toEqual([]);
    expect(await prisma.delivery.count({ where: { state: "waiting" } })).toBe(0);
  });

  const order = (more: string): string => sampleOf("orders/create").replace("{", `{${more}`);
  const bodies: Record<string, string | Buffer> = {
    nothing: "",
    "half an object": '{"id":',
    "zero bytes": Buffer.from([0x7b, 0, 0, 0x7d]),
    "a zero byte as the whole": Buffer.from([0]),
    "no UTF-8": Buffer.from([0x7b, 0xff, 0xfe, 0x7d]),
    "a list": "[]",
    null: "null",
    "a number": "1e400",
    "a thousand brackets": "[".repeat(100_000),
    "an escaped zero in a name": order('"name":"#1\\u0000","note":"\\u0000",'),
    "half a surrogate in the address": sampleOf("orders/create").replace(/"address1": "[^"]*"/g, '"address1": "\\ud800"'),
    "a number that is none": order('"order_number":1e99,'),
    "an amount beyond all": order('"total_price":"99999999999999999999999.99",').replace(/"total_price": "[^"]*",/, ""),
    "a currency that is none": order('"currency":"€€€",').replace(/"currency": "USD",/, ""),
    "a date beyond all": sampleOf("orders/create").replace(/"updated_at": "[^"]*"/, '"updated_at": "9999-99-99T99:99:99Z"'),
    "a prototype": '{"__proto__":{"id":1},"constructor":{"prototype":{"x":1}}}',
    "a long name": order(`"name":"${"#".repeat(100_000)}",`),
    "two megabytes": order(`"note":"${"x".repeat(2_000_000)}",`),
  };

  it.each(Object.keys(bodies))("that is %s is settled, and the next one is still applied", async (name) => {
    const shop = shopOf("orders/create");
    const ids = await tell(shop, "orders/create", [bodies[name] ?? ""]);
    expect(settled(await fates(shop, ids))).toEqual([]);
    const next = await tell(shop, "orders/create", [
      sampleOf("orders/create").replace(/820982911946154\d+/g, String(770_000_000_000 + Object.keys(bodies).indexOf(name))),
    ]);
    expect((await fates(shop, next))[0]).toMatchObject({ state: "applied" });
  });

  it("of a topic that nobody knows is parked with its name", async () => {
    const shop = shopOf("orders/create");
    for (const topic of ["nobody/knows", "toString", "__proto__", "constructor", "x\u{1F9F5}"]) {
      const [fate] = await fates(shop, await tell(shop, topic, ["{}"]));
      expect(fate, topic).toMatchObject({ state: "parked", note: expect.stringContaining(topic) });
    }
  });

  it("keeps every digit of ids above 2^53", async () => {
    const shop = "digits.myshopify.com";
    await plantShop(shop);
    const [order, line] = ["9007199254740993", "9007199254740995"];
    const body = sampleOf("orders/create")
      .replace(/820982911946154\d+/g, order)
      .replace(/97631837710652\d+/g, line);
    expect((await fates(shop, await tell(shop, "orders/create", [body])))[0]).toMatchObject({ state: "applied" });
    const orderId = `gid://shopify/Order/${order}`;
    const lines = await prisma.orderLine.findMany({ where: { shop, orderId }, select: { id: true } });
    expect(lines.map((one) => one.id)).toContain(`gid://shopify/LineItem/${line}`);
    expect((await fates(shop, await tell(shop, "orders/delete", [`{"id":${order}}`])))[0]?.state).toBe("applied");
    expect((await prisma.order.findUniqueOrThrow({ where: { shop_id: { shop, id: orderId } } })).deletedAt).not.toBeNull();
  });

  it("twenty at once about the same order, in any order, leave the newest and no failure", async () => {
    const shop = shopOf("orders/create");
    const body = (minute: number): string =>
      sampleOf("orders/create")
        .replace(/820982911946154\d+/g, "660000000001")
        .replace(/"updated_at": "[^"]*"/, `"updated_at": "2026-05-01T10:${String(minute).padStart(2, "0")}:00Z"`)
        .replace(/"note": [^,]*,/, `"note": "minute ${minute}",`);
    const ids = [...Array(20).keys()].map(() => randomUUID());
    await Promise.all(
      ids.map((webhookId, at) =>
        recordDelivery({
          shop,
          webhookId,
          topic: "orders/updated",
          apiVersion: "2026-10",
          eventId: null,
          triggeredAt: null,
          body: Buffer.from(body((at * 7) % 20)),
        }),
      ),
    );
    await Promise.all([drain(), drain(), drain()]);
    const ends = await fates(shop, ids);
    expect([...new Set(ends.map((one) => one.state))].filter((state) => !["applied", "skipped"].includes(state))).toEqual([]);
    const { rows } = await pool.query<{ note: string }>("select note from orders where shop = $1 and id = $2", [
      shop,
      "gid://shopify/Order/660000000001",
    ]);
    expect(rows).toEqual([{ note: "minute 19" }]);
  });
});
