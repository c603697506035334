import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addStaff } from "../../simulator/actions/add-staff";
import { approveReturn } from "~/features/returns/decide-return.server";
import { findReturn } from "~/features/returns/find-return.server";
import type { Return } from "~/features/returns/return";
import { action, loader } from "~/routes/app.returns.$id";
import { loader as listLoader } from "~/routes/app.returns._index";
import { runJobs } from "../support/jobs";
import { olive, openReturnsStage, type Delivered, type ReturnsStage } from "../support/returns-stage";
import { openApp } from "../support/shopify-told";
import { adminRequest } from "../support/sign";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let stage: ReturnsStage;
let order: Delivered;
let asked: Return;
let helper: string;

const ownerOf = (shop: string): string => Object.values(stage.sim.world.state.staff).find((one) => one.shop === shop)?.id ?? "";
const open = (path: string, { shop = SHOP, staffId = ownerOf(shop), form }: { shop?: string; staffId?: string; form?: object } = {}) =>
  adminRequest(path, shop, { staffId, ...(form ? { method: "POST", body: new URLSearchParams({ ...form }) } : {}) });
const args = (request: Request, id = asked.id) => ({ request, params: { id }, context: {}, unstable_pattern: "" });
const look = (options?: { shop?: string; staffId?: string }, id = asked.id) => loader(args(open(`/app/returns/${id}`, options), id));
const post = (form: object, options: { shop?: string; staffId?: string } = {}, id = asked.id): Promise<Response> =>
  action(args(open(`/app/returns/${id}`, { ...options, form }), id));
const said = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { refused: { message: string } }).refused.message,
];

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
  await openApp(stage.sim, OTHER);
  const made = addStaff(stage.sim.world, {
    shop: SHOP,
    firstName: "Rita",
    lastName: "Reader",
    email: "rita@demo.example",
    permissions: ["read_orders", "read_returns"],
  });
  helper = made.staff?.id ?? "";
});

beforeEach(async () => {
  order = await stage.order();
  asked = await stage.ask(order, 1);
});

const approved = async (): Promise<Return> => {
  const one = await approveReturn(SHOP, olive, asked.id, { address: "Kai 1", instructions: "", label: null, tracking: null });
  await runJobs();
  return one;
};

describe("the return page", () => {
  it("shows what a decision rests on: worth, expected refund, policy and the open steps", async () => {
    const view = await look();
    expect(view.one.id).toBe(asked.id);
    expect(view.worth?.lines[asked.lines[0]?.id ?? ""]).toBe("36.00");
    expect(view.worth).toMatchObject({ suggested: "36.00", shippingLeft: "4.90" });
    expect(view.one.expectedRefund).toBe("36.00");
    expect(view.standing).toMatchObject({ windowDays: 30, askedOnDay: 0, inTime: true });
    expect(view.steps).toEqual(["approve", "decline", "withdraw"]);
    expect(view.next?.title).toBe("This request waits for you");
    expect(view.talks.map((talk) => talk.words.label)).toEqual(["Open"]);
  });

  it("opens for staff of that shop only, and only by a return's id", async () => {
    await expect(look({ shop: OTHER })).rejects.toMatchObject({ status: 404 });
    await expect(look({}, "1001")).rejects.toMatchObject({ status: 404 });
    expect((await post({ step: "decline", reason: "OTHER", note: "" }, { shop: OTHER })).status).toBe(404);
    expect((await findReturn(SHOP, asked.id)).status).toBe("requested");
    await expect(loader(args(new Request(`http://127.0.0.1:3999/app/returns/${asked.id}`)))).rejects.toBeInstanceOf(Response);
  });

  it("approves in the name of who is signed in and then says what comes next", async () => {
    expect((await post({ step: "approve", address: "Kai 1\n20457 Hamburg", instructions: "Any carrier." })).status).toBe(200);
    const view = await look();
    expect(view.one).toMatchObject({ status: "open", returnAddress: "Kai 1\n20457 Hamburg" });
    expect(view.trail[0]?.action).toBe("return approved");
    expect(view.trail[0]?.actorName).toContain("Olive");
    expect(view.next?.text).toBe("The shopper was told. When the parcel is here, book what arrived.");
  });

  it("previews a refund with shipping, pays it once for two clicks and offers to close the return", async () => {
    const one = await approved();
    const line = one.lines[0]?.id ?? "";
    const location = (await look()).locations[0]?.id ?? "";
    const arrival = { [`quantity-${line}`]: "1", [`disposition-${line}`]: "RESTOCKED", [`location-${line}`]: location };
    expect((await post({ step: "preview", shipping: "4,90", ...arrival })).status).toBe(200);
    const { intent } = await look();
    expect(intent).toMatchObject({ state: "previewed", amount: "40.90" });
    const clicks = await Promise.all([1, 2].map(() => post({ step: "confirm", intent: intent?.id ?? "" })));
    expect(clicks.map((each) => each.status)).toEqual([200, 200]);
    await runJobs();
    const after = await look();
    expect(after.one.refundedTotal).toBe("40.90");
    expect(after.next?.button).toBe("close");
    expect((await post({ step: "close" })).status).toBe(200);
    expect((await look()).one.status).toBe("closed");
  });

  it("refuses to pay another return's preview", async () => {
    const preview = async (of: Return): Promise<string> => {
      await approveReturn(SHOP, olive, of.id, { address: "Kai 1", instructions: "", label: null, tracking: null });
      await runJobs();
      const location = (await look({}, of.id)).locations[0]?.id ?? "";
      const line = of.lines[0]?.id ?? "";
      const arrival = { [`quantity-${line}`]: "1", [`disposition-${line}`]: "RESTOCKED", [`location-${line}`]: location };
      expect((await post({ step: "preview", ...arrival }, {}, of.id)).status).toBe(200);
      return (await look({}, of.id)).intent?.id ?? "";
    };
    const other = await stage.ask(await stage.order(), 1);
    const [, theirs] = [await preview(asked), await preview(other)];
    expect(await said(await post({ step: "confirm", intent: theirs }))).toEqual([
      409,
      "This preview isn’t one of this return any more. Load the page again.",
    ]);
    expect((await post({ step: "confirm", intent: theirs }, { staffId: helper })).status).toBe(403);
    expect((await post({ step: "confirm", intent: theirs }, {}, "1001")).status).toBe(404);
    expect((await look({}, other.id)).intent?.state).toBe("previewed");
    expect((await post({ step: "confirm", intent: theirs }, {}, other.id)).status).toBe(200);
    expect((await look({}, other.id)).intent?.state).not.toBe("previewed");
  });

  it("says at the field which text of an approval is too long, and approves nothing", async () => {
    const most = { address: 500, instructions: 2000, trackingNumber: 100, trackingUrl: 500, trackingCompany: 100 };
    const form = (over: number) =>
      Object.fromEntries(
        Object.entries(most).map(([name, max]) => [name, (name === "trackingUrl" ? "https://" : "").padEnd(max + over, "x")]),
      );
    const refused = await post({ step: "approve", ...form(1) });
    expect(refused.status).toBe(422);
    const sentences = Object.fromEntries(Object.entries(most).map(([name, max]) => [name, `At most ${max} characters.`]));
    expect(await refused.json()).toMatchObject({ refused: { message: expect.stringContaining("too long") as string, fields: sentences } });
    expect(await findReturn(SHOP, asked.id)).toMatchObject({ status: "requested", returnAddress: null });
    const breaks = `${"x".repeat(400)}${"\r\n".repeat(99)}x`;
    expect((await post({ step: "approve", ...form(0), address: breaks })).status).toBe(200);
    expect((await findReturn(SHOP, asked.id)).returnAddress).toBe(breaks.replaceAll("\r\n", "\n"));
  });

  it("answers a form it can't read with 422 and a sentence", async () => {
    const sentence = "The form was not complete. Load the page again.";
    for (const form of [{}, { step: "nonsense" }, { step: "decline", reason: "BECAUSE", note: "" }, { step: "confirm", intent: "1" }])
      expect(await said(await post(form))).toEqual([422, sentence]);
  });

  it("refuses wrong amounts, pieces and notes with 422 and a sentence", async () => {
    const note = "x".repeat(501);
    expect(await said(await post({ step: "decline", reason: "OTHER", note }))).toEqual([
      422,
      "The note may have 500 characters; this one has 501.",
    ]);
    const link = { step: "approve", address: "", trackingNumber: "1", trackingUrl: "javascript:alert(1)" };
    expect(await said(await post(link))).toEqual([422, "The tracking link is not a web address."]);
    const one = await approved();
    const line = one.lines[0]?.id ?? "";
    const arrival = { [`quantity-${line}`]: "1", [`disposition-${line}`]: "MISSING" };
    expect(await said(await post({ step: "preview", shipping: "5", ...arrival }))).toEqual([
      422,
      "At most 4.90 of the order’s shipping can still be refunded.",
    ]);
    expect((await post({ step: "preview", shipping: "-1", ...arrival })).status).toBe(422);
    expect((await post({ step: "receive", ...arrival, [`quantity-${line}`]: "2" })).status).toBe(422);
    expect(await said(await post({ step: "receive" }))).toEqual([422, "Say how many pieces arrived."]);
  });

  it("refuses a step that the return's state doesn't allow with 409", async () => {
    expect(await said(await post({ step: "close" }))).toEqual([409, "Only an open return can be closed."]);
    await post({ step: "decline", reason: "FINAL_SALE", note: "" });
    expect((await post({ step: "approve", address: "" })).status).toBe(409);
  });

  it("lets staff without write scopes look, and refuses each of their steps with 403", async () => {
    expect((await look({ staffId: helper })).one.id).toBe(asked.id);
    const sentence = "Your Shopify account may not change orders and returns. Ask the shop’s owner.";
    for (const form of [
      { step: "approve", address: "" },
      { step: "decline", reason: "OTHER", note: "" },
      { step: "withdraw" },
      { step: "close" },
    ])
      expect(await said(await post(form, { staffId: helper }))).toEqual([403, sentence]);
    expect((await findReturn(SHOP, asked.id)).status).toBe("requested");
  });
});

describe("the list of returns", () => {
  it("shows the shop's own, by view and by what is searched for", async () => {
    const list = (query: string, shop = SHOP) => listLoader(args(open(`/app/returns?${query}`, { shop })));
    const ids = async (query: string, shop = SHOP): Promise<string[]> => (await list(query, shop)).page.returns.map((one) => one.id);
    expect(await ids("view=requested")).toContain(asked.id);
    expect(await ids("view=closed")).not.toContain(asked.id);
    expect(await ids(`view=all&q=${encodeURIComponent(asked.name ?? "")}`)).toEqual([asked.id]);
    expect(await ids("view=all", OTHER)).toEqual([]);
    expect((await list("view=nonsense&cursor=%00&sort=x")).query.view).toBe("requested");
  });
});
