import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { env } from "~/platform/env.server";
import { fromBase32, toBase32 } from "./base32";
import { inboxAddress, shopOfInbox } from "./inbox-address";
import { readReplyAddress, replyAddress } from "./reply-address.server";

describe("a reply address", () => {
  it("leads back to its conversation, also when a mail server changed its case", () => {
    const id = randomUUID();
    expect(readReplyAddress(replyAddress(id))).toBe(id);
    expect(readReplyAddress(replyAddress(id).toUpperCase())).toBe(id);
  });

  it("has a local part of at most 64 characters", () => {
    expect(replyAddress(randomUUID()).split("@")[0]?.length).toBeLessThanOrEqual(64);
  });

  it("leads nowhere once a single letter was changed", () => {
    const address = replyAddress(randomUUID());
    const [local = "", domain] = address.split("@");
    for (let at = "reply+".length; at < local.length; at += 1) {
      const other = local[at] === "a" ? "b" : "a";
      expect(readReplyAddress(`${local.slice(0, at)}${other}${local.slice(at + 1)}@${domain}`)).toBeUndefined();
    }
  });

  it("leads nowhere at another domain, cut short or lengthened", () => {
    const [local = ""] = replyAddress(randomUUID()).split("@");
    expect(readReplyAddress(`${local}@elsewhere.example`)).toBeUndefined();
    expect(readReplyAddress(`${local.slice(0, -1)}@${env.MAIL_DOMAIN}`)).toBeUndefined();
    expect(readReplyAddress(`${local}a@${env.MAIL_DOMAIN}`)).toBeUndefined();
    expect(readReplyAddress("")).toBeUndefined();
  });
});

describe("base 32", () => {
  it("gives back every sequence of bytes", () => {
    const property = fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(fromBase32(toBase32(bytes))).toEqual(Uint8Array.from(bytes));
    });
    fc.assert(property);
  });
  it("refuses letters it does not have", () => expect(fromBase32("aa1a")).toBeUndefined());
});

describe("a shop's inbox address", () => {
  it("names the shop, and only at our domain", () => {
    expect(shopOfInbox(inboxAddress("harbour-and-pine.myshopify.com", "mail.example"), "mail.example")).toBe(
      "harbour-and-pine.myshopify.com",
    );
    expect(shopOfInbox("support+harbour-and-pine@other.example", "mail.example")).toBeUndefined();
    expect(shopOfInbox("postmaster@mail.example", "mail.example")).toBeUndefined();
  });
});
