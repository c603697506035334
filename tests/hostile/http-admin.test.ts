import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../support/shopify-told";
import { sessionToken } from "../support/sign";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { each, fine, NASTY } from "./support/nasty";
import { idsOf, plantAll } from "./support/plant-all";
import { places, type Place } from "./support/route-table";
import { openWholeHouse, type Answer, type WholeHouse } from "./support/whole-house";

const SHOP = "demo.myshopify.com";
const ids = idsOf(1);
let house: WholeHouse;
let sim: TestSimulator;
let staffId: string;

beforeAll(async () => {
  sim = startSimulator();
  house = await openWholeHouse();
  await openApp(sim, SHOP);
  await plantAll({ shop: SHOP, word: "ownword", n: 1, sessionToken: "own-session" });
  staffId = Object.values(sim.world.state.staff).find((one) => one.shop === SHOP && one.accountOwner)?.id ?? "";
});
afterAll(() => house.close());

const known = (path: string): string =>
  path.replace(/:\w+|\*/, path.includes("conversations") ? ids.conversation : path.includes("returns") ? ids.returned : ids.orderDigits);
const admin = (path: string, init: RequestInit = {}): Promise<Answer> => house.admin(SHOP, path, { staffId, ...init });
const data = (place: Place, path = known(place.path)): string => `${path === "/" ? "/_root" : path}.data${place.index ? "?index" : ""}`;

describe("every admin route", () => {
  it.each(places.filter((one) => /[:*]/.test(one.path)))("takes any text as the id in $path", async ({ path }) => {
    await each(Object.entries(NASTY), async ([name, value]) => {
      const id = encodeURIComponent(value.toWellFormed()).slice(0, 8_000);
      fine(await admin(path.replace(/:\w+|\*/, id)), name);
    });
  });

  it.each(places.filter((one) => one.reads && one.path !== "/auth/*"))("takes any text in the query of $path", async (place) => {
    const names = [
      "view",
      "q",
      "cursor",
      "after",
      "before",
      "older",
      "assignee",
      "channel",
      "unread",
      "sort",
      "days",
      "parcel",
      "payment",
      "state",
      "topic",
      "reason",
      "t",
      "code",
    ];
    await each(Object.entries(NASTY), async ([name, value]) => {
      const text = value.slice(0, 6_000);
      for (const list of [names]) {
        const query = new URLSearchParams(
          list.flatMap((key) => [
            [key, text.slice(0, 700)],
            [key, "twice"],
          ]),
        ).toString();
        fine(await admin(`${known(place.path)}?${query}`), name);
      }
    });
  });

  const fields = [
    "intent",
    "step",
    "done",
    "deed",
    "text",
    "cause",
    "assigneeId",
    "order",
    "orderId",
    "messageId",
    "id",
    "webhookId",
    "senderName",
    "senderAddress",
    "returnAddress",
    "returnInstructions",
    "windowDays",
    "transitDays",
    "refundDays",
    "restockingFeePercent",
    "payer",
    "returnShippingFee",
    "finalSaleTags",
    "finalSaleProducts",
    "version",
    "reason",
    "note",
    "address",
    "trackingNumber",
    "trackingUrl",
  ];
  let causes = 0;
  const deedsOf = (path: string): Record<string, string>[] => {
    if (path.includes("conversations"))
      return ["reply", "note", "assign", "link", "unlink", "resend"].map((deed) => ({ deed, cause: `cause-${(causes += 1)}` }));
    if (path.includes("returns")) return ["approve", "decline", "preview", "receive", "confirm"].map((step) => ({ step }));
    return [{}, { intent: "tick" }];
  };
  // An order's only form asks for nothing.
  const forms = places.filter((one) => one.writes && !one.path.includes("orders"));

  it.each(forms)("takes any text in the forms of $path", async (place) => {
    await each(Object.entries(NASTY), async ([name, value]) => {
      for (const deed of [{}, ...deedsOf(place.path)]) {
        const form = { ...Object.fromEntries(fields.map((field) => [field, value])), [`quantity-${ids.returnLine}`]: value, ...deed };
        const body = new FormData();
        for (const [field, text] of Object.entries(form)) body.append(field, text);
        body.append("label", new File(["x"], "a\0.txt"));
        fine(await admin(data(place), { method: "POST", body }), `${name} ${JSON.stringify(deed)}`);
      }
      const files = new FormData();
      for (const field of fields) files.append(field, new File(["x"], value.slice(0, 100)));
      for (const [field, text] of Object.entries(deedsOf(place.path)[0] ?? {})) files.append(field, text);
      fine(await admin(data(place), { method: "POST", body: files }), `files named ${name}`);
    });
  });

  it.each(forms)("answers a broken or unknown body at $path with a sentence", async (place) => {
    const bodies: [string, string][] = [
      ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
      ["multipart/form-data", "no boundary"],
      ["multipart/form-data; boundary=x", ""],
      ["application/json", '{"deed":'],
      ["application/json", "[]"],
      ["text/plain", "deed=close"],
      ["application/x-www-form-urlencoded", "%E0%A4%A&=&&deed[]=1&deed=%ff"],
      ["", "x"],
    ];
    for (const [type, body] of bodies) {
      const answer = await admin(data(place), { method: "POST", body, headers: { "content-type": type } });
      fine(answer, `${type} ${body}`);
      expect(answer.status, `${type} ${body}`).toBeGreaterThanOrEqual(400);
    }
  });

  it.each(places)("answers a method it doesn't have at $path", async (place) => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]) {
      const body = method === "HEAD" || method === "OPTIONS" ? null : new URLSearchParams({ deed: "x" });
      fine(await admin(known(place.path), { method, body }), method);
    }
  });

  it("gives nothing away to somebody who is not signed in, or with a token that is none", async () => {
    const wrong = ["", "x", "a.b.c", sessionToken(SHOP, staffId, "another-secret"), `${sessionToken(SHOP, staffId)}x`];
    await each(
      places.filter((one) => one.path.startsWith("/app") && !one.path.includes("token")),
      async (place) => {
        for (const token of wrong) {
          for (const path of token === "x" ? [known(place.path), data(place)] : [data(place)]) {
            const headers = { authorization: `Bearer ${token}`, "user-agent": "Mozilla/5.0 Chrome/156" };
            const answer = await house.ask(path, { headers });
            fine(answer, `${path} ${token}`);
            expect(answer.text, path).not.toContain("ownword");
          }
        }
      },
    );
  });
});
