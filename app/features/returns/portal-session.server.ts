import { randomInt } from "node:crypto";
import { mailLayout } from "~/features/channels/mail-layout";
import { sender } from "~/features/channels/sender.server";
import { findOrderByContact } from "~/features/orders/find-order-by-contact.server";
import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { Refusal } from "~/lib/refusal";
import { hours, later, minutes } from "~/platform/clock";
import { inTransaction, prisma, type Tx } from "~/platform/db/db.server";
import { translator } from "~/platform/i18n/translate.server";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import { log } from "~/platform/log/log.server";
import { queueMail } from "~/platform/mail/outbox.server";
import { digest, randomToken, same, seal, sign, unseal } from "~/platform/secrets/seal.server";

/** Somebody on the returns pages. The token is in the address; only its hash is kept. */
export interface PortalSession {
  /** order: number and contact were right; proven: by a mailed code or by signing in. */
  level: "order" | "proven";
  orderId: string | null;
  customerId: string | null;
}

/** A code and its wrong tries; a new one is made by starting again. */
const CODE_LIFE = minutes(10);
const CODE_TRIES = 5;
const SESSION_LIFE = hours(2);

// Ten minutes each, as at the tracking page; every found order also sends a mail, so these are tighter.
const perAddress = defineLimit("return-address", 20, 600);
const perOrder = defineLimit("return-order", 6, 600);
const perContact = defineLimit("return-contact", 6, 600);
const checksPerAddress = defineLimit("return-code-address", 30, 600);

// A day each. Only mailed codes and compared tries count, so that strangers' wrong pairs don't lock a shopper out for a day. Forty tries
// at a million codes find one in 25,000 days.
const DAY = 86_400;
const mailsPerOrder = defineLimit("return-day-order", 20, DAY);
const mailsPerContact = defineLimit("return-day-contact", 20, DAY);
const checksPerOrder = defineLimit("return-day-checks", 40, DAY);

const numberOf = (typed: string): string => typed.replace(/\D/g, "") || typed.trim().toLowerCase();
const codeHash = (token: string, code: string): string => sign("portal-code", `${token} ${code}`);

/**
 * Number and contact of an order lead to a session and a six-digit code, mailed to the order's own address.
 * @returns the session's token; null for every wrong pair, known order or not
 * @throws Refusal "too-many-tries"; "no-mail" when the order has no address to send a code to
 */
export async function startProof(
  shop: string,
  asked: { number: string; contact: string; ip: string; locale: string },
  now: Date,
): Promise<string | null> {
  await perAddress.take(`${shop} ${asked.ip}`);
  await perOrder.take(`${shop} ${numberOf(asked.number)}`);
  const contact = asked.contact.trim().toLowerCase();
  await perContact.take(`${shop} ${contact}`);
  const orderId = await findOrderByContact(shop, asked);
  if (!orderId) return null;
  const [{ email }, shopRow] = await Promise.all([findOrder(shop, orderId), findShop(shop)]);
  if (!email) throw new Refusal("conflict", "no-mail", "This order has no e-mail address that we could send a code to.");
  await mailsPerOrder.take(`${shop} ${orderId}`);
  await mailsPerContact.take(`${shop} ${contact}`);
  const token = randomToken();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const t = translator(asked.locale);
  const content = mailLayout({
    shopName: shopRow.name,
    locale: asked.locale,
    title: t("returns.code.mailTitle"),
    paragraphs: [t("returns.code.mailText"), code],
    footer: [t("returns.code.mailIgnore")],
  });
  await inTransaction(async (tx) => {
    await open(tx, shop, token, { level: "order", orderId, codeHash: codeHash(token, code), codeUntil: later(now, CODE_LIFE) }, now);
    const subject = t("returns.code.subject", { code });
    await queueMail(tx, shop, { cause: `code:${digest(token)}`, to: [email], from: sender(shopRow), subject, ...content });
  });
  return token;
}

/**
 * Proves a session with its code. Five tries, counted before the comparison, so that tries at once don't slip through.
 * @throws Refusal "wrong-code", "code-over", "too-many-tries"
 */
export async function checkCode(shop: string, token: string, code: string, ip: string, now: Date): Promise<void> {
  await checksPerAddress.take(`${shop} ${ip}`);
  const id = digest(token);
  const [row] = await prisma.$queryRaw<{ code_hash: string; order_id: string | null }[]>`
    update portal_sessions set code_tries = code_tries + 1
    where shop = ${shop} and id = ${id} and code_hash is not null and code_tries < ${CODE_TRIES} and code_until > ${now}
    returning code_hash, order_id`;
  if (!row) throw new Refusal("conflict", "code-over", "This code is no longer valid.");
  await checksPerOrder.take(`${shop} ${row.order_id ?? ""}`);
  if (!same(row.code_hash, codeHash(token, code.replace(/\D/g, "")))) throw new Refusal("invalid", "wrong-code", "This code is not right.");
  await prisma.portalSession.update({
    where: { shop_id: { shop, id } },
    data: { level: "proven", codeHash: null, expiresAt: later(now, SESSION_LIFE) },
  });
}

/**
 * A proven session for a shopper who signed in; their access token is kept sealed with it.
 * @param customerId GID
 * @returns the session's token
 */
export async function openCustomerSession(shop: string, who: { customerId: string; accessToken: string }, now: Date): Promise<string> {
  const token = randomToken();
  const { customerId, accessToken } = who;
  await inTransaction((tx) => open(tx, shop, token, { level: "proven", customerId, sealed: seal(accessToken) }, now));
  return token;
}

/** The access token of a signed-in shopper's session; null for every other session, and when its seal can't be opened any more. */
export async function findCustomerAccess(shop: string, token: string, now: Date): Promise<string | null> {
  const where = { shop, id: digest(token), expiresAt: { gt: now } };
  const row = await prisma.portalSession.findFirst({ where, select: { sealed: true } });
  if (!row?.sealed) return null;
  try {
    return unseal(row.sealed);
  } catch (error) {
    log.warn({ shop, err: error }, "a sealed customer token can't be opened");
    return null;
  }
}

interface NewSession {
  level: PortalSession["level"];
  orderId?: string;
  customerId?: string;
  codeHash?: string;
  codeUntil?: Date;
  sealed?: Uint8Array<ArrayBuffer>;
}

async function open(tx: Tx, shop: string, token: string, session: NewSession, now: Date): Promise<void> {
  await tx.portalSession.deleteMany({ where: { shop, expiresAt: { lt: now } } });
  await tx.portalSession.create({ data: { shop, id: digest(token), createdAt: now, expiresAt: later(now, SESSION_LIFE), ...session } });
}

/** The session of a token, or null when it is unknown in this shop or over. */
export async function findPortalSession(shop: string, token: string, now: Date): Promise<PortalSession | null> {
  const row = await prisma.portalSession.findUnique({ where: { shop_id: { shop, id: digest(token) } } });
  if (!row || row.expiresAt <= now) return null;
  return { level: row.level === "proven" ? "proven" : "order", orderId: row.orderId, customerId: row.customerId };
}
