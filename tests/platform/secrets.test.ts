import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { env, envNames, parseEnv } from "~/platform/env.server";
import { prisma } from "~/platform/db/db.server";
import { readToken, same, seal, signedToken, unseal } from "~/platform/secrets/seal.server";
import { sessionStore } from "~/platform/shopify/session-store.server";
import { openApp } from "../support/shopify-told";
import { startSimulator } from "../support/simulator";
import "~/subscriptions.server";

const AT = new Date("2026-11-22T10:00:00Z");
const inSeconds = (n: number): Date => new Date(AT.getTime() + n * 1000);

describe("a sealed value", () => {
  it("opens to the same text, and looks different every time", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => unseal(seal(text)) === text));
    expect(Buffer.from(seal("a"))).not.toEqual(Buffer.from(seal("a")));
  });

  it("with any one byte altered, or cut short, does not open", () => {
    const sealed = seal("the token");
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unseal(altered)).toThrow();
    }
    expect(() => unseal(sealed.subarray(0, -1))).toThrow();
  });
});

describe("a signed token", () => {
  const token = signedToken("track:a", "1001", inSeconds(60));

  it("says its text until it expires, to the second", () => {
    expect(readToken("track:a", token, AT)).toBe("1001");
    expect(readToken("track:a", token, inSeconds(59))).toBe("1001");
    expect(readToken("track:a", token, inSeconds(60))).toBeUndefined();
    expect(readToken("track:a", token, inSeconds(61))).toBeUndefined();
  });

  it("is worth nothing for another purpose or another shop", () => {
    expect(readToken("track:b", token, AT)).toBeUndefined();
    expect(readToken("reply:a", token, AT)).toBeUndefined();
  });

  it("with any one character altered is worth nothing", () => {
    for (let at = 0; at < token.length; at += 1) {
      const altered = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
      expect(readToken("track:a", altered, AT)).toBeUndefined();
    }
    for (const junk of ["", ".", "..", `${token}.x`, token.split(".").slice(0, 2).join(".")])
      expect(readToken("track:a", junk, AT)).toBeUndefined();
  });

  it("and secrets are compared whatever their lengths", () => {
    expect([same("a", "a"), same("a", "b"), same("a", ""), same("", "aa")]).toEqual([true, false, false, false]);
  });
});

describe("a stored session", () => {
  it("lies sealed: neither token stands in the row, and an altered row fails instead of answering", async () => {
    await openApp(startSimulator(), "demo.myshopify.com");
    const session = await sessionStore.loadSession("offline_demo.myshopify.com");
    const row = await prisma.session.findFirstOrThrow({ where: { id: "offline_demo.myshopify.com" } });
    const bytes = Buffer.from(row.sealed).toString("latin1");
    expect(session?.accessToken).toMatch(/^shpat_/);
    for (const secret of [session?.accessToken, session?.refreshToken, "shpat_", "shprt_"]) expect(bytes).not.toContain(secret);
    const altered = Uint8Array.from(row.sealed);
    altered[40] = (altered[40] ?? 0) ^ 1;
    await prisma.session.updateMany({ where: { id: row.id }, data: { sealed: altered } });
    await expect(sessionStore.loadSession(row.id)).rejects.toThrow();
  });
});

describe("the environment", () => {
  const fine = Object.fromEntries(envNames.map((name) => [name, process.env[name]]));
  const NEEDED = [
    "DATABASE_URL",
    "SHOPIFY_API_KEY",
    "SHOPIFY_API_SECRET",
    "SHOPIFY_APP_URL",
    "SCOPES",
    "ENCRYPTION_KEY",
    "SMTP_URL",
    "MAIL_DOMAIN",
  ];

  it("that is complete is read", () => expect(parseEnv(fine)).toEqual(env));

  it.each(NEEDED)("without %s is refused by that name; an empty one counts as missing", (name) => {
    expect(() => parseEnv({ ...fine, [name]: undefined })).toThrow(`${name} is not set`);
    expect(() => parseEnv({ ...fine, [name]: "" })).toThrow(`${name} is not set`);
  });

  it("names everything that is missing at once", () => {
    const lines = (): string => {
      try {
        parseEnv({});
        return "";
      } catch (error) {
        return String(error);
      }
    };
    for (const name of NEEDED) expect(lines()).toContain(`${name} is not set`);
  });

  it.each([
    ["DATABASE_URL", "mysql://x", "must be a postgres:// address"],
    ["SHOPIFY_APP_URL", "aftercare", "must be an address such as"],
    ["ENCRYPTION_KEY", "not base64!", "must be base64"],
    ["ENCRYPTION_KEY", Buffer.alloc(16).toString("base64"), "must be the base64 of exactly 32 bytes"],
    ["SMTP_URL", "http://mail", "must be an smtp:// or smtps:// address"],
    ["PORT", "70000", "PORT"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL"],
  ])("says in words what is wrong with %s=%s", (name, value, words) => {
    expect(() => parseEnv({ ...fine, [name]: value })).toThrow(words);
  });
});
