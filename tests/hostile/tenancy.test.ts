import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signReturnToken } from "~/features/returns/return-link.server";
import { signTrackingToken } from "~/features/tracking/tracking-token.server";
import { hours, later } from "~/platform/clock";
import { pool } from "~/platform/db/db.server";
import { signedToken } from "~/platform/secrets/seal.server";
import { pages } from "../../server/storefront/pages";
import { openApp } from "../support/shopify-told";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { fingerprint, idsOf, plantAll, tablesOfShops } from "./support/plant-all";
import { places } from "./support/route-table";
import { openWholeHouse, type WholeHouse } from "./support/whole-house";

const OWN = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
/** In every text of the other shop. */
const LEAK = "leakword";
const foreign = idsOf(2);
const shared = idsOf(1);
const now = new Date();

let house: WholeHouse;
let sim: TestSimulator;
let owner: string;
let before: Record<string, string>;

beforeAll(async () => {
  sim = startSimulator();
  house = await openWholeHouse();
  for (const shop of [OWN, OTHER]) await openApp(sim, shop);
  await plantAll({ shop: OWN, word: "ownword", n: 1, sessionToken: "own-session" });
  await plantAll({ shop: OTHER, word: LEAK, n: 1, sessionToken: "other-session-1" });
  await plantAll({ shop: OTHER, word: LEAK, n: 2, sessionToken: "other-session-2" });
  owner = Object.values(sim.world.state.staff).find((one) => one.shop === OWN && one.accountOwner)?.id ?? "";
  before = await fingerprint(OTHER);
});
afterAll(() => house.close());

const admin = (path: string, form?: Record<string, string>) =>
  house.admin(OWN, path, { staffId: owner, ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}) });

/** Every kind of id that the other shop has, as it may be put into an address or a form. */
const FOREIGN_IDS = [...new Set(Object.values(foreign).map(String))];
const PAGES = [foreign.orderDigits, foreign.conversation, foreign.returned];
const place = (path: string, id: string): string => path.replace(/:[a-z]+|\*/, encodeURIComponent(id));
const withId = places.filter((one) => one.path.includes(":"));
const adminPlaces = places.filter((one) => one.path.startsWith("/app"));

describe("what is planted", () => {
  it("is a row in every table of a shop, so that nothing is left unwatched", async () => {
    for (const [table] of await tablesOfShops()) {
      const { rowCount } = await pool.query(`select 1 from "${table}" where shop = $1`, [OTHER]);
      expect(rowCount, table).toBeGreaterThan(0);
    }
  });

  it("is shown to its own shop, so that a leak would be seen", async () => {
    for (const path of [
      `/app/orders/${shared.orderDigits}`,
      `/app/conversations/${shared.conversation}`,
      `/app/returns/${shared.returned}`,
      "/app/orders",
    ]) {
      const answer = await admin(path);
      expect([path, answer.status, answer.text.includes("ownword")]).toEqual([path, 200, true]);
    }
  });
});

describe("a member of staff of one shop", () => {
  it.each(withId.filter((one) => one.reads))("finds nothing of another behind $path, whatever the id", async ({ path }) => {
    for (const id of FOREIGN_IDS)
      // As data every id; as a page, which is slower to make and says the same, those that look like an id of this route.
      for (const suffix of PAGES.includes(id) ? ["", ".data"] : [".data"]) {
        const answer = await admin(`${place(path, id)}${suffix}`);
        expect([id, suffix, answer.text.includes(LEAK)]).toEqual([id, suffix, false]);
        // A token that is none may also lead back to a sign-in page.
        if (suffix === "") expect([403, 404, 410, 422], `${path} ${id}`).toContain(answer.status);
      }
  });

  it.each(adminPlaces.filter((one) => one.reads && !one.path.includes(":")))(
    "sees nothing of another on $path, with or without its ids in the query",
    async ({ path }) => {
      const names = ["q", "assignee", "after", "before", "cursor", "topic", "id", "order", "customer", "shop"];
      const questions = ["", ...FOREIGN_IDS.map((id) => `?${new URLSearchParams(names.map((name) => [name, id])).toString()}&view=all`)];
      for (const question of [...questions, `?q=${LEAK}&view=all`, "?view=all"]) {
        const answer = await admin(`${path}.data${question}`);
        // What was typed comes back as typed.
        expect(answer.text.replaceAll(`"${LEAK}"`, "").includes(LEAK), `${path}${question}`).toBe(false);
        expect(answer.status).toBeLessThan(400);
      }
    },
  );

  /** Forms that name something by its id. */
  const naming = (id: string): Record<string, string>[] => [
    { deed: "assign", assigneeId: id },
    { deed: "link", order: id },
    { deed: "unlink", orderId: id },
    { step: "confirm", intent: id },
    { id, webhookId: id, shop: OTHER },
  ];
  const others: Record<string, string>[] = [
    { deed: "reply", text: "Hello", cause: "cause-of-a-test" },
    { deed: "note", text: "Hello", cause: "cause-of-a-test" },
    { deed: "close" },
    { deed: "reopen" },
    { deed: "resend", messageId: foreign.message },
    { step: "approve", address: "x" },
    { step: "decline", reason: "OTHER", note: "x" },
    { step: "preview", [`quantity-${foreign.returnLine}`]: "1", [`location-${foreign.returnLine}`]: "gid://shopify/Location/1" },
    { step: "receive", [`quantity-${foreign.returnLine}`]: "1" },
    { step: "withdraw" },
    { step: "close" },
    { step: "send-again" },
  ];

  it.each(places.filter((one) => one.writes && one.path.includes(":")))("changes nothing of another behind $path", async ({ path }) => {
    for (const id of [foreign.conversation, foreign.returned, foreign.orderDigits, String(foreign.number)])
      for (const form of [...others, ...naming(id)]) {
        const answer = await admin(`${place(path, id)}.data`, form);
        expect([403, 404, 409, 410, 422], `${path} ${id} ${JSON.stringify(form)}`).toContain(answer.status);
        expect(answer.text.includes(LEAK)).toBe(false);
      }
    expect(await fingerprint(OTHER)).toEqual(before);
  });

  it.each(places.filter((one) => one.writes))("can't reach another's rows by forms of its own page $path", async ({ path, index }) => {
    const own = path.includes("conversations") ? shared.conversation : path.includes("returns") ? shared.returned : shared.orderDigits;
    for (const form of [...others, ...FOREIGN_IDS.flatMap(naming)]) {
      const answer = await admin(`${place(path, own)}.data${index ? "?index" : ""}`, form);
      expect(answer.text.includes(LEAK), `${path} ${JSON.stringify(form)}`).toBe(false);
      expect(answer.status, `${path} ${JSON.stringify(form)} ${answer.text.slice(0, 200)}`).toBeLessThan(500);
    }
    expect(await fingerprint(OTHER)).toEqual(before);
  });
});

describe("a shopper of one shop", () => {
  const until = later(now, hours(1));
  const tokens = (): Record<string, string> => ({
    tracking: signTrackingToken(OTHER, foreign.order, until),
    "a return": signReturnToken(OTHER, foreign.returned, now),
    "a session": "other-session-2",
    label: signedToken("label", `${OTHER} ${foreign.file}`, until),
    ...Object.fromEntries(Object.entries(foreign).map(([kind, id]) => [kind, String(id)])),
  });
  const paths = pages.map((page) => page.path.source.replace(/^\^|\$$/g, "").replaceAll("\\/", "/"));

  it.each(paths)("learns nothing of another from %s", async (path) => {
    for (const [kind, token] of Object.entries(tokens())) {
      const query = {
        k: token,
        s: token,
        o: foreign.orderDigits,
        order: foreign.orderName,
        logged_in_customer_id: String(foreign.customer).replace(/\D/g, ""),
      };
      const got = await house.proxy(OWN, path, query);
      expect([path, kind, got.text.includes(LEAK)]).toEqual([path, kind, false]);
      if (/[?/](o|r|code|choose|orders)$/.test(path)) expect(got.status, `${path} ${kind}`).toBe(410);
      const fields = {
        ...query,
        contact: `${LEAK}@mail.example`,
        email: "x@mail.example",
        name: "x",
        text: "x",
        code: "123456",
        do: "send",
        wish: foreign.returned,
      };
      const sent = await house.proxy(OWN, path, {}, { method: "POST", body: new URLSearchParams(fields), ip: `203.0.113.${kind.length}` });
      expect(sent.text.replaceAll(`${LEAK}@mail.example`, "").includes(LEAK), `${path} ${kind}`).toBe(false);
      expect(sent.status).toBeLessThan(500);
    }
    expect(await fingerprint(OTHER)).toEqual(before);
  });
});
