import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readReplyAddress, replyAddress } from "~/features/channels/reply-address.server";
import { readReturnToken, signReturnToken } from "~/features/returns/return-link.server";
import { checkCode, findPortalSession, startProof } from "~/features/returns/portal-session.server";
import { openPortalOrder } from "~/features/returns/portal-order.server";
import { readTrackingToken, signTrackingToken } from "~/features/tracking/tracking-token.server";
import { clock, days, hours, later, minutes, seconds } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { readToken, signedToken } from "~/platform/secrets/seal.server";
import "~/subscriptions.server";
import { openHouse, type TestHouse } from "../support/house";
import { plantOrder, plantShop } from "../support/plant-order";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
const ORDER = "gid://shopify/Order/1001";
const RETURN = "0198f000-0000-7000-8000-000000000001";
const NOW = new Date("2026-05-10T12:00:00Z");
let house: TestHouse;
let ips = 0;
const ip = (): string => `198.51.100.${(ips += 1)}`;

beforeAll(async () => {
  house = await openHouse();
  for (const shop of [SHOP, OTHER]) {
    await plantShop(shop);
    for (const number of [1001, 1002, 1003, 1004, 1005])
      await plantOrder(shop, { id: String(number), name: `#${number}`, email: `ada${number}@example.com` });
  }
});
afterAll(() => house.close());

describe("a thousand guesses", () => {
  it.each(["/track", "/returns"])("on %s find nothing, are limited, and tell of no order that it is there", async (path) => {
    const from = ip();
    const guess = (at: number, where = from): Promise<Response> =>
      house.storefront(SHOP, path, { form: { order: String(1000 + (at % 300)), contact: `guess${at}@example.com` }, ip: where });
    const statuses: number[] = [];
    for (let at = 0; at < 1_000; at += 10)
      statuses.push(...(await Promise.all(Array.from({ length: 10 }, (_, k) => guess(at + k)))).map((one) => one.status));
    expect([...new Set(statuses)].sort()).toEqual([422, 429]);
    expect(statuses.filter((one) => one === 422).length).toBeLessThanOrEqual(30);
    // From then on the right pair is refused like any other.
    const right = await house.storefront(SHOP, path, { form: { order: "1001", contact: "ada1001@example.com" }, ip: from });
    expect(right.status).toBe(429);
  });

  it("by a phone number, with odd digits and from many addresses, stay within the order's own limit", async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 40; at += 1) {
      const order = ["1005", "#1005", " 1005 ", "no. 1005", "１００５"][at % 5] ?? "";
      statuses.push(
        (await house.storefront(SHOP, "/track", { form: { order, contact: `+49151${String(at).padStart(8, "0")}` }, ip: ip() })).status,
      );
    }
    expect(statuses.filter((one) => one === 303)).toEqual([]);
    expect(statuses.filter((one) => one === 422).length).toBeLessThanOrEqual(20);
    expect(statuses).toContain(429);
  });
});

describe("a six-digit code", () => {
  const asked = async (number: number): Promise<{ token: string; code: string }> => {
    const token =
      (await startProof(SHOP, { number: `#${number}`, contact: `ada${number}@example.com`, ip: ip(), locale: "en" }, clock.now())) ?? "";
    const mail = await prisma.outgoingMail.findFirstOrThrow({
      where: { shop: SHOP, cause: { startsWith: "code:" } },
      orderBy: { id: "desc" },
    });
    return { token, code: /\d{6}/.exec(mail.subject)?.[0] ?? "" };
  };
  const outcome = (token: string, code: string, now = clock.now(), shop = SHOP): Promise<string> =>
    checkCode(shop, token, code, ip(), now).then(
      () => "proven",
      (error: { code?: string }) => error.code ?? String(error),
    );
  const other = (code: string, by: number): string => String((Number(code) + by) % 1_000_000).padStart(6, "0");

  it("is over after five wrong tries, fifty at once included", async () => {
    const { token, code } = await asked(1001);
    const tries = await Promise.all(Array.from({ length: 50 }, (_, at) => outcome(token, other(code, at + 1))));
    expect(tries.filter((one) => one === "wrong-code").length).toBe(5);
    expect(await outcome(token, code)).toBe("code-over");
    expect((await findPortalSession(SHOP, token, clock.now()))?.level).toBe("order");
  });

  it("is right until its ten minutes are over, not a second longer, and only once", async () => {
    const { token, code } = await asked(1002);
    expect(await outcome(token, code, later(clock.now(), minutes(10)))).toBe("code-over");
    expect(await outcome(token, code, later(clock.now(), minutes(10) - seconds(5)))).toBe("proven");
    expect(await outcome(token, code)).toBe("code-over");
  });

  it("proves neither another session nor the same in another shop", async () => {
    const [mine, theirs] = [await asked(1003), await asked(1004)];
    expect(await outcome(theirs.token, mine.code)).toBe(mine.code === theirs.code ? "proven" : "wrong-code");
    expect(await outcome(mine.token, mine.code, clock.now(), OTHER)).toBe("code-over");
    expect(await outcome(mine.token, mine.code)).toBe("proven");
    expect(await openPortalOrder(SHOP, mine.token, "gid://shopify/Order/1004", clock.now())).toBeNull();
    expect(await openPortalOrder(OTHER, mine.token, "gid://shopify/Order/1003", clock.now())).toBeNull();
    expect(await openPortalOrder(SHOP, mine.token, null, later(clock.now(), days(1)))).toBeNull();
    expect((await openPortalOrder(SHOP, mine.token, null, clock.now()))?.orderId).toBe("gid://shopify/Order/1003");
  });
});

describe("a signed token", () => {
  const life = hours(1);
  const kinds: Record<
    string,
    { make: (shop: string) => string; read: (shop: string, token: string, now: Date) => unknown; is: unknown; life: number }
  > = {
    tracking: { make: (shop) => signTrackingToken(shop, ORDER, later(NOW, life)), read: readTrackingToken, is: ORDER, life },
    return: { make: (shop) => signReturnToken(shop, RETURN, NOW), read: readReturnToken, is: RETURN, life: days(180) },
    label: {
      make: (shop) => signedToken("label", `${shop} x`, later(NOW, life)),
      read: (shop, token, now) => (readToken("label", token, now) === `${shop} x` ? "x" : null),
      is: "x",
      life,
    },
  };

  it.each(Object.entries(kinds))(
    "for %s fails altered by one character, one second late, in another shop and for any other use",
    (name, kind) => {
      const token = kind.make(SHOP);
      expect(kind.read(SHOP, token, NOW)).toBe(kind.is);
      expect(kind.read(SHOP, token, later(NOW, kind.life - seconds(1)))).toBe(kind.is);
      expect(kind.read(SHOP, token, later(NOW, kind.life))).toBeNull();
      expect(kind.read(OTHER, token, NOW)).toBeNull();
      for (let at = 0; at < token.length; at += 1)
        for (const letter of ["A", "b", "0", "-", ".", "é", ""]) {
          if (token[at] === letter) continue;
          const changed = token.slice(0, at) + letter + token.slice(at + 1);
          expect(kind.read(SHOP, changed, NOW), `${at} ${letter}`).toBeNull();
        }
      for (const odd of [
        "",
        ".",
        "..",
        `${token}.`,
        `${token}A`,
        ` ${token}`,
        `${token}\n`,
        token.toUpperCase(),
        token.repeat(2),
        "x".repeat(100_000),
      ])
        expect(kind.read(SHOP, odd, NOW), odd.slice(0, 80)).toBeNull();
      for (const [use, one] of Object.entries(kinds)) if (use !== name) expect(one.read(SHOP, token, NOW), use).toBeNull();
    },
  );

  it("in a reply address leads nowhere else when a character is changed", () => {
    const address = replyAddress(RETURN);
    expect(readReplyAddress(address.toUpperCase())).toBe(RETURN);
    const [local = "", domain = ""] = address.split("@");
    for (let at = "reply+".length; at < local.length - 1; at += 1)
      for (const letter of ["a", "7", "z", "1", ""]) {
        if (local[at] === letter) continue;
        expect(readReplyAddress(`${local.slice(0, at)}${letter}${local.slice(at + 1)}@${domain}`), `${at} ${letter}`).toBeUndefined();
      }
    for (const odd of [
      `${local}@evil.example`,
      `${local}@${domain}.evil.example`,
      `${local}@evil.example@${domain}`,
      `x${address}`,
      "reply+@mail.test",
      `reply+${"a".repeat(10_000)}@mail.test`,
    ])
      expect(readReplyAddress(odd), odd.slice(0, 80)).toBeUndefined();
  });
});
