import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parcelMoved, parcelShipped } from "~/features/orders/orders-facts";
import { readTrackingToken } from "~/features/tracking/tracking-token.server";
import { clock } from "~/platform/clock";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { failedJobs, runJobs } from "../../../tests/support/jobs";
import { plantOrder, plantShop } from "../../../tests/support/plant-order";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
const NOW = new Date("2026-05-10T12:00:00Z");
let number = 5000;

const tell = (orderId: string, fact: typeof parcelShipped, status: string, shop = SHOP): Promise<void> =>
  inTransaction((tx) => emit(tx, shop, fact, { orderId, fulfillmentId: parcelOf(orderId), status }, orderId));
const parcelOf = (orderId: string): string => `gid://shopify/Fulfillment/${/\d+$/.exec(orderId)?.[0]}2`;
const mails = (shop = SHOP) => prisma.outgoingMail.findMany({ where: { shop }, orderBy: { createdAt: "asc" } });
const plant = (more: Parameters<typeof plantOrder>[1] = {}, shop = SHOP): Promise<string> => {
  number += 1;
  return plantOrder(shop, {
    id: `${number}`,
    name: `#${number}`,
    shippedAt: new Date("2026-05-10T09:00:00Z"),
    shipmentStatus: null,
    ...more,
  });
};

beforeAll(async () => {
  await plantShop(SHOP, { settings: { shippingNotices: true } });
  await plantShop(OTHER, { name: "Second Street Books" });
});
beforeEach(async () => {
  clock.set(NOW);
  await prisma.outgoingMail.deleteMany();
});
afterAll(() => clock.run());

describe("a parcel that was shipped", () => {
  it("is told to the shopper with order, articles, carrier and a link that opens the tracking page", async () => {
    const orderId = await plant();
    await tell(orderId, parcelShipped, "shipped");
    await runJobs();
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: ["ada@example.com"], subject: `Your order #${number} is on its way` });
    for (const words of ["Hello Ada,", "3 × Oak bowl", "DHL", "AB12"]) expect(mail?.text).toContain(words);
    const link = new URL(/https:\/\/\S+\/track\/o\?\S+/.exec(mail?.text ?? "")?.[0] ?? "");
    expect(link.origin).toBe("https://demo.example");
    expect(readTrackingToken(SHOP, link.searchParams.get("k") ?? "", NOW)).toBe(orderId);
    expect(mail?.html).toContain(link.searchParams.get("k"));
    expect(decodeURIComponent(link.href)).not.toMatch(/ada|lovelace|@/i);
  });

  it("is told once, however often the news comes", async () => {
    const orderId = await plant();
    await Promise.all([tell(orderId, parcelShipped, "shipped"), tell(orderId, parcelShipped, "shipped")]);
    await runJobs();
    await tell(orderId, parcelShipped, "shipped");
    await runJobs();
    expect(await mails()).toHaveLength(1);
  });

  it.each([
    ["de-AT", "Ihre Bestellung", "Hallo Ada,"],
    ["fr", "Votre commande", "Bonjour Ada,"],
    ["ja", "Your order", "Hello Ada,"],
  ])("is told in the order's language (%s)", async (locale, subject, hello) => {
    const orderId = await plant({ locale });
    await tell(orderId, parcelShipped, "shipped");
    await runJobs();
    const [mail] = await mails();
    expect(mail?.subject).toContain(subject);
    expect(mail?.text).toContain(hello);
  });
});

describe("a parcel that moved", () => {
  it.each([
    ["out_for_delivery", "should arrive today"],
    ["delivered", "was delivered"],
  ])("to %s is told", async (status, subject) => {
    const orderId = await plant({ shipmentStatus: status, events: [{ status, at: "2026-05-10T11:00:00Z" }] });
    await tell(orderId, parcelMoved, status);
    await runJobs();
    expect((await mails()).map((mail) => mail.subject)).toEqual([expect.stringContaining(subject)]);
  });

  it("through the carrier's depots is not", async () => {
    const orderId = await plant({ shipmentStatus: "in_transit" });
    await tell(orderId, parcelMoved, "in_transit");
    await runJobs();
    expect(await mails()).toEqual([]);
  });

  it("faster than our jobs is told as it is: no «on its way» after it arrived", async () => {
    const orderId = await plant({ shipmentStatus: "delivered", events: [{ status: "delivered", at: "2026-05-10T11:00:00Z" }] });
    await tell(orderId, parcelShipped, "shipped");
    await tell(orderId, parcelMoved, "out_for_delivery");
    await tell(orderId, parcelMoved, "delivered");
    await runJobs();
    expect((await mails()).map((mail) => mail.cause)).toEqual([`notice:${parcelOf(orderId)}:delivered`]);
  });
});

describe("no notice leaves", () => {
  const none = async (orderId: string, shop = SHOP): Promise<void> => {
    await tell(orderId, parcelShipped, "shipped", shop);
    await runJobs();
    expect(await mails(shop)).toEqual([]);
    expect((await failedJobs()).filter((job) => job.task !== "sendMail")).toEqual([]);
  };

  it("from a shop that has not switched notices on", async () => none(await plant({}, OTHER), OTHER));
  it("for a cancelled order", async () => none(await plant({ cancelledAt: NOW })));
  it("for an order without an e-mail address", async () => none(await plant({ email: null })));
  it("about another shop's order", async () => none(await plant({}, OTHER)));
  it("when the news is two days old", async () => none(await plant({ shippedAt: new Date("2026-05-08T11:00:00Z") })));
});
