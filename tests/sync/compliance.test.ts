import { beforeAll, describe, expect, it } from "vitest";
import { plantShops } from "../support/plant";
import { drain, runJobs } from "../support/jobs";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { openApp } from "../support/shopify-told";
import { clock } from "~/platform/clock";
import { pool, prisma } from "~/platform/db/db.server";
import { recordDelivery } from "~/platform/shopify/webhook-inbox.server";

const ORDER = "gid://shopify/Order/1001";
const MAYA = "maya@example.com";
const CUSTOMER = "gid://shopify/Customer/7";

async function tell(shop: string, topic: string, payload: object, triggeredAt = new Date()): Promise<string> {
  const webhookId = crypto.randomUUID();
  const body = Buffer.from(JSON.stringify({ shop_domain: shop, ...payload }));
  await recordDelivery({ shop, webhookId, topic, apiVersion: "2026-10", eventId: null, triggeredAt, body });
  await drain();
  return (await prisma.delivery.findUnique({ where: { shop_webhookId: { shop, webhookId } } }))?.note ?? "";
}

/** Rows of a shop in every table that has a column `shop`. */
async function rowsOf(shop: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ table_name: string }>(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'shop'",
  );
  const counts: Record<string, number> = {};
  for (const { table_name: table } of rows) {
    const found = await pool.query<{ n: string }>(`select count(*) as n from "${table}" where shop = $1`, [shop]);
    if (found.rows[0]?.n !== "0") counts[table] = Number(found.rows[0]?.n);
  }
  return counts;
}

async function write(shop: string): Promise<void> {
  const at = clock.now();
  const data = { shop, number: 1, subject: "Where is it?", channel: "form", customerId: CUSTOMER, contactEmail: MAYA, contactName: "Maya" };
  const { id } = await prisma.conversation.create({ data: { ...data, preview: "My parcel", lastMessageAt: at, createdAt: at } });
  const message = { shop, conversationId: id, kind: "customer", authorName: "Maya Rivera", channel: "form", text: "My parcel is late" };
  await prisma.message.create({ data: { ...message, fileIds: [], createdAt: at } });
  await prisma.customer.create({
    data: { shop, id: CUSTOMER, firstName: "Maya", lastName: "Rivera", email: MAYA, tags: [], updatedAt: at },
  });
}

const about = { customer: { id: 7, email: MAYA, phone: null }, orders_to_redact: [1001] };

describe("a customer who wants to be forgotten", () => {
  it("is gone from orders, conversations and customers of that shop, and of that shop only", async () => {
    const { shop, other } = await plantShops();
    await Promise.all([write(shop), write(other)]);
    await tell(shop, "customers/redact", about);
    const known = async (of: string): Promise<string> =>
      JSON.stringify([
        await prisma.order.findMany({ where: { shop: of } }),
        await prisma.customer.findMany({ where: { shop: of } }),
        await prisma.conversation.findMany({ where: { shop: of }, include: { messages: true } }),
      ]);
    expect(await known(shop)).not.toMatch(/maya|rivera|my parcel/i);
    expect(await known(other)).toMatch(/maya@example\.com.*My parcel is late/s);
    expect(await prisma.order.findFirst({ where: { shop, id: ORDER } })).toMatchObject({ name: "#1001" });
  });
});

describe("a customer who asks for their data", () => {
  it("gets it through the shop's owner, once, with nothing of other shops", async () => {
    const { shop, other } = await plantShops();
    await Promise.all([write(shop), write(other)]);
    await prisma.shop.update({ where: { shop }, data: { email: "owner@example.com" } });
    const request = { customer: about.customer, orders_requested: [1001], data_request: { id: 99 } };
    await tell(shop, "customers/data_request", request);
    expect(await tell(shop, "customers/data_request", request)).toMatch(/^Skipped/);
    const mails = await prisma.outgoingMail.findMany({ where: { shop } });
    expect(mails).toMatchObject([{ to: ["owner@example.com"] }]);
    const file = await prisma.storedFile.findFirstOrThrow({ where: { shop, id: mails[0]?.fileIds[0] ?? "" } });
    const text = Buffer.from(file.bytes).toString();
    expect(JSON.parse(text)).toMatchObject({
      customer: { email: MAYA },
      orders: [{ id: ORDER }],
      conversations: [{ subject: "Where is it?" }],
    });
    expect(text).not.toContain(other);
  });
});

describe("a shop that has left", () => {
  let sim: TestSimulator;
  const SHOP = "demo.myshopify.com";
  beforeAll(async () => {
    sim = startSimulator();
    await openApp(sim, SHOP);
  });

  it("loses its tokens and its waiting jobs, and its rows stay until Shopify asks", async () => {
    await write(SHOP);
    await tell(SHOP, "app/uninstalled", {});
    expect(await prisma.session.count({ where: { shop: SHOP } })).toBe(0);
    const { rows } = await pool.query("select 1 from graphile_worker._private_jobs where payload ->> 'shop' = $1", [SHOP]);
    expect(rows).toEqual([]);
    expect(await rowsOf(SHOP)).toMatchObject({ conversations: 1, customers: 1, shops: 1 });
  });

  it("comes back with everything it had, and an uninstallation from before is no longer heard", async () => {
    const before = new Date(Date.now() - 60_000);
    await openApp(sim, SHOP);
    expect(await tell(SHOP, "app/uninstalled", {}, before)).toMatch(/^Skipped/);
    expect(await prisma.shop.findUnique({ where: { shop: SHOP } })).toMatchObject({ uninstalledAt: null });
    expect(await tell(SHOP, "shop/redact", {})).toMatch(/^Skipped/);
    expect(await rowsOf(SHOP)).toMatchObject({ conversations: 1, customers: 1 });
  });

  it("is erased from every table, the audit trail included, and nobody else is", async () => {
    const { other } = await plantShops();
    await write(other);
    const theirs = await rowsOf(other);
    await tell(SHOP, "app/uninstalled", {});
    await tell(SHOP, "shop/redact", {});
    await runJobs();
    expect(await rowsOf(SHOP)).toEqual({});
    expect(await rowsOf(other)).toEqual(theirs);
  });

  it("can't be erased by the app's role while it is installed", async () => {
    const { shop } = await plantShops();
    await expect(pool.query("select erase_shop($1, 10)", [shop])).rejects.toThrow(/is installed/);
    await expect(pool.query("delete from audit_entries where shop = $1", [shop])).rejects.toThrow(/permission denied/);
  });
});
