import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pages } from "../../server/storefront/pages";
import { signReturnToken } from "~/features/returns/return-link.server";
import { signTrackingToken } from "~/features/tracking/tracking-token.server";
import { hours, later } from "~/platform/clock";
import { pool, prisma } from "~/platform/db/db.server";
import { openApp } from "../support/shopify-told";
import { startSimulator } from "../support/simulator";
import { idsOf, plantAll } from "./support/plant-all";
import { places } from "./support/route-table";
import { openWholeHouse, type WholeHouse } from "./support/whole-house";

const SHOP = "demo.myshopify.com";
/** Breaks out of texts, attributes, scripts, comments and Liquid wherever it is not escaped. */
const ATTACK = `x"'><img src=x onerror=alert(1)></script><script>alert(2)</script>{{ shop.name }}{% raw %}-->\r\nBcc: thief@evil.example`;
const RUNS = /<img src=x|<script>alert|\bonerror=alert\(1\)>(?!&)|href="\s*javascript:/i;
const ids = idsOf(1);
let house: WholeHouse;
let staffId: string;

beforeAll(async () => {
  const sim = startSimulator();
  house = await openWholeHouse();
  await openApp(sim, SHOP);
  await plantAll({ shop: SHOP, word: ATTACK, host: "attack", n: 1, sessionToken: "own-session" });
  await prisma.fulfillment.updateMany({ where: { shop: SHOP }, data: { trackingUrl: "javascript:alert(3)" } });
  await prisma.return.updateMany({ where: { shop: SHOP }, data: { trackingUrl: " JavaScript:alert(3)", status: "open" } });
  await prisma.orderLine.updateMany({ where: { shop: SHOP }, data: { imageUrl: `https://cdn.example/x.png?${ATTACK}` } });
  await prisma.order.updateMany({ where: { shop: SHOP }, data: { name: `#1001 ${ATTACK}` } });
  staffId = Object.values(sim.world.state.staff).find((one) => one.shop === SHOP && one.accountOwner)?.id ?? "";
});
afterAll(() => house.close());

const known = (path: string): string =>
  path.replace(/:\w+/, path.includes("conversations") ? ids.conversation : path.includes("returns") ? ids.returned : ids.orderDigits);

describe("names, notes, titles and subjects full of markup", () => {
  const shown = places.filter((one) => one.path.startsWith("/app") && one.reads && !one.path.includes("token"));

  it.each(shown)("run nowhere on $path, as a page or as data", async ({ path }) => {
    for (const question of ["?view=all", `?q=${encodeURIComponent(ATTACK)}&view=all`]) {
      const page = await house.admin(SHOP, `${known(path)}${question}`, { staffId });
      expect([page.status, RUNS.exec(page.text)?.[0]]).toEqual([200, undefined]);
      // Data that was fetched is no page, whatever stands in it.
      const data = await house.admin(SHOP, `${known(path)}.data${question}`, { staffId });
      expect(data.headers.get("content-type")).not.toMatch(/html/);
      expect(data.headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("are shown as they were written, so that the test sees them", async () => {
    for (const path of ["/app/orders/:id", "/app/conversations/:id", "/app/returns/:id"])
      expect((await house.admin(SHOP, known(path), { staffId })).text, path).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  const paths = pages.map((page) => page.path.source.replace(/^\^|\$$/g, "").replaceAll("\\/", "/"));

  it.each(paths)("run nowhere on the storefront page %s, not as Liquid either, whatever is typed", async (path) => {
    const now = new Date();
    const token = path.includes("returns/r")
      ? signReturnToken(SHOP, ids.returned, now)
      : signTrackingToken(SHOP, ids.order, later(now, hours(1)));
    const typed = {
      order: ATTACK,
      contact: ATTACK,
      name: ATTACK,
      email: ATTACK,
      text: ATTACK,
      code: `1${ATTACK}`,
      nonce: ATTACK,
      wish: ATTACK,
      do: ATTACK,
      locale: ATTACK,
      root: ATTACK,
    };
    const signed = { k: token, s: "own-session", o: ids.orderDigits };
    const answers = [
      await house.proxy(SHOP, path, signed),
      await house.proxy(SHOP, path, { ...signed, ...typed }),
      await house.proxy(SHOP, path, { k: ATTACK, s: ATTACK, o: ATTACK }),
      await house.proxy(SHOP, path, {}, { method: "POST", body: new URLSearchParams({ ...typed, ...signed }) }),
      await house.proxy(SHOP, path, {}, { method: "POST", body: new URLSearchParams({ ...typed, k: ATTACK, s: ATTACK }) }),
    ];
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(500);
      expect(RUNS.exec(answer.text)?.[0]).toBeUndefined();
      expect(answer.text).not.toMatch(/\{\{|\{%/);
      expect(answer.headers.get("location") ?? "").not.toMatch(/[\r\n<>"]/);
    }
  });

  it("run in no mail, and no line of theirs becomes a header", async () => {
    const until = later(new Date(), hours(1));
    const words = {
      name: ATTACK,
      email: "ada@example.com",
      text: ATTACK,
      k: signTrackingToken(SHOP, ids.order, until),
      nonce: "nonce-of-a-hostile-form",
    };
    const asked = await house.proxy(SHOP, "/contact", {}, { method: "POST", body: new URLSearchParams(words) });
    expect(asked.status).toBe(303);
    const reply = new URLSearchParams({ deed: "reply", text: ATTACK, cause: "a-hostile-reply" });
    expect((await house.admin(SHOP, `/app/conversations/${ids.conversation}.data`, { staffId, method: "POST", body: reply })).status).toBe(
      200,
    );
    const { mailReturn } = await import("~/features/returns/mail-return.server");
    for (const step of ["requested", "approved", "declined", "received", "refunded", "withdrawn"] as const)
      await mailReturn.run({ shop: SHOP, id: ids.returned, step }, { now: new Date(), attempt: 1, last: false });
    const mails = await prisma.outgoingMail.findMany({ where: { shop: SHOP, cause: { not: `message:${ids.message}` } } });
    expect(mails.length).toBeGreaterThanOrEqual(8);
    for (const mail of mails) {
      expect(RUNS.exec(mail.html ?? "")?.[0], mail.cause).toBeUndefined();
      const { headers } = mail;
      for (const header of [mail.subject, mail.from, mail.replyTo ?? "", ...mail.to, ...Object.values(headers as object).map(String)])
        expect(header, mail.cause).not.toMatch(/[\r\n\0]/);
    }
  });

  it("make a file's name harmless", async () => {
    const { fileLink } = await import("~/features/conversations/file-link.server");
    const { signedToken } = await import("~/platform/secrets/seal.server");
    await pool.query("update stored_files set name = $2, type = 'text/html' where shop = $1", [
      SHOP,
      `a\r\nSet-Cookie: x=1;"\u202Egpj.exe${ATTACK}`,
    ]);
    const label = `/labels/${signedToken("label", `${SHOP} ${ids.file}`, later(new Date(), hours(1)))}`;
    for (const link of [fileLink(SHOP, ids.file), label]) {
      const file = await house.ask(link);
      expect([file.status, file.headers.get("set-cookie"), file.headers.get("x-content-type-options")]).toEqual([200, null, "nosniff"]);
      expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~*'()-]+$/);
      expect(file.headers.get("content-security-policy")).toContain("sandbox");
    }
  });
});
