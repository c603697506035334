import { createTransport } from "nodemailer";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inboxAddress } from "~/features/channels/inbox-address";
import { replyAddress } from "~/features/channels/reply-address.server";
import { replayMail } from "~/features/conversations/replay-mail.server";
import { replyToConversation } from "~/features/conversations/reply-to-conversation.server";
import { startConversation } from "~/features/conversations/start-conversation.server";
import { prisma } from "~/platform/db/db.server";
import { runJobs } from "../tests/support/jobs";
import { plantShops } from "../tests/support/plant";
import { startMailDoor, stopMailDoor } from "./mail-door";

const olive = { id: "1", name: "Olive Owner", actor: { id: "staff:1", name: "Olive Owner" } };
let port: number | undefined;
let shop: string;
let other: string;

beforeAll(async () => {
  port = await startMailDoor(0, "127.0.0.1");
});
afterAll(() => stopMailDoor());
beforeEach(async () => {
  ({ shop, other } = await plantShops());
});

type Mail = Parameters<ReturnType<typeof createTransport>["sendMail"]>[0];
async function send(mail: Mail): Promise<string> {
  const transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true, name: "mail.example" });
  const sent = await transport.sendMail({ from: "Maya <maya@example.com>", subject: "Re: Hello", text: "Thanks!", ...mail });
  transport.close();
  await runJobs();
  return sent.messageId;
}
const ask = (of = shop) =>
  startConversation({
    shop: of,
    channel: "form",
    text: "Where is it?",
    contact: { email: "maya@example.com" },
    orderId: "gid://shopify/Order/1001",
    why: "signed link",
    identity: "verified",
    cause: "q",
  });
const thread = (conversationId: string) => prisma.message.findMany({ where: { shop, conversationId }, orderBy: { createdAt: "asc" } });
const lastMail = () => prisma.incomingMail.findFirstOrThrow({ where: { shop }, orderBy: { id: "desc" } });

describe("an answer by mail", () => {
  it("joins its conversation by the signed address, without the quoted mail, and opens it again", async () => {
    const { id } = await ask();
    await replyToConversation(shop, olive, { conversationId: id, text: "It ships today.", cause: "r" });
    await send({
      to: replyAddress(id),
      text: "Great, thank you!\n\nOn Sun, 22 Nov 2026, Harbour <h@x.example> wrote:\n> It ships today.\n",
    });
    const messages = await thread(id);
    expect(messages.map((one) => [one.kind, one.text])).toEqual([
      ["customer", "Where is it?"],
      ["agent", "It ships today."],
      ["customer", "Great, thank you!"],
    ]);
    expect(messages[2]?.details).toMatchObject({ quoted: expect.stringContaining("> It ships today.") });
    expect(await prisma.conversation.findFirstOrThrow({ where: { shop, id } })).toMatchObject({
      status: "open",
      waitingSince: expect.any(Date),
    });
    expect(await lastMail()).toMatchObject({ state: "joined", note: "In conversation C-1" });
  });

  it("to the shop's inbox joins by its headers, when the conversation's own address wrote it", async () => {
    const { id } = await ask();
    const confirmation = await prisma.outgoingMail.findFirstOrThrow({ where: { shop } });
    const to = inboxAddress(shop, "mail.test");
    await send({ to, inReplyTo: confirmation.messageId, text: "One more thing" });
    expect((await thread(id)).at(-1)?.text).toBe("One more thing");
    await send({ to, from: "eve@example.com", inReplyTo: confirmation.messageId, text: "Let me in" });
    expect((await thread(id)).at(-1)?.text).toBe("One more thing");
  });

  it("from another address joins by the signed address and says so", async () => {
    const { id } = await ask();
    await send({ to: replyAddress(id), from: "partner@example.com" });
    expect((await thread(id)).at(-1)?.details).toMatchObject({ otherFrom: "partner@example.com" });
  });

  it("delivered three times joins once", async () => {
    const { id } = await ask();
    for (let at = 0; at < 3; at += 1) await send({ to: replyAddress(id), messageId: "<same@example.com>" });
    expect(await thread(id)).toHaveLength(2);
    expect(await lastMail()).toMatchObject({ state: "joined", note: "Already in conversation C-1" });
  });

  it("keeps its attachments, and its HTML without what acts", async () => {
    const { id } = await ask();
    await send({
      to: replyAddress(id),
      html: '<p>See <img src="https://track.example/x.gif"><script>x()</script>photo</p>',
      attachments: [{ filename: "box.png", content: Buffer.from([1, 2, 3]), contentType: "image/png" }],
    });
    const last = (await thread(id)).at(-1);
    expect(last?.html).toBe("<p>See photo</p>");
    expect(await prisma.storedFile.findMany({ where: { shop }, select: { id: true, name: true, size: true } })).toEqual([
      { id: last?.fileIds[0], name: "box.png", size: 3 },
    ]);
  });
});

describe("a new mail to the shop's inbox", () => {
  it("begins an unverified conversation, tied to the order it names when sender and order agree", async () => {
    await send({ to: inboxAddress(shop, "mail.test"), subject: "Order #1001 is late", text: "Where is it?" });
    expect(await prisma.conversation.findFirstOrThrow({ where: { shop }, include: { orders: true } })).toMatchObject({
      subject: "Order #1001 is late",
      channel: "email",
      identity: "unverified",
      contactEmail: "maya@example.com",
      orders: [{ orderId: "gid://shopify/Order/1001", why: "order number in the mail and matching sender address" }],
    });
    expect(await prisma.conversation.count({ where: { shop: other } })).toBe(0);
  });

  it("is tied to no order of somebody else", async () => {
    await send({ to: inboxAddress(shop, "mail.test"), from: "eve@example.com", subject: "Order #1001", text: "Where is it?" });
    expect(await prisma.conversationOrder.count({ where: { shop } })).toBe(0);
  });

  it("is answered by nothing automatic, since its sender may be forged", async () => {
    await send({ to: inboxAddress(shop, "mail.test") });
    expect(await prisma.outgoingMail.count({ where: { shop } })).toBe(0);
  });
});

describe("the mail door", () => {
  it("refuses recipients that nobody here waits for, forged reply addresses and shops that left", async () => {
    const { id } = await ask();
    const forged = replyAddress(id).replace(/^reply\+(.)/, (_, first) => `reply+${first === "a" ? "b" : "a"}`);
    await prisma.shop.update({ where: { shop: other }, data: { uninstalledAt: new Date() } });
    for (const to of ["nobody@mail.test", "support@mail.test", forged, inboxAddress(other, "mail.test"), `x@elsewhere.example`]) {
      await expect(send({ to })).rejects.toMatchObject({ responseCode: 550 });
    }
    expect(await prisma.incomingMail.count({ where: { shop } })).toBe(0);
  });

  it("refuses a mail over 25 MB with 552 and goes on with the next", async () => {
    const { id } = await ask();
    const big = Buffer.alloc(26 * 1024 * 1024, "a");
    await expect(send({ to: replyAddress(id), attachments: [{ filename: "big.bin", content: big }] })).rejects.toMatchObject({
      responseCode: 552,
    });
    await send({ to: replyAddress(id), text: "Small" });
    expect((await thread(id)).at(-1)?.text).toBe("Small");
  });
});

describe("programs' mail", () => {
  it("is left out with a note, and a person can take it in anyway", async () => {
    const { id } = await ask();
    await replyToConversation(shop, olive, { conversationId: id, text: "Hi", cause: "r" });
    await send({ to: replyAddress(id), subject: "Out of office", headers: { "Auto-Submitted": "auto-replied" } });
    expect((await thread(id)).at(-1)).toMatchObject({ kind: "event", details: { kind: "autoReply", subject: "Out of office" } });
    expect(await prisma.conversation.findFirstOrThrow({ where: { shop, id } })).toMatchObject({ status: "pending" });
    const row = await lastMail();
    expect(row).toMatchObject({ state: "skipped", note: "Written by a program (Auto-Submitted: auto-replied)." });
    await replayMail(shop, olive, row.id);
    await runJobs();
    expect((await thread(id)).at(-1)).toMatchObject({ kind: "customer", text: "Thanks!" });
    await expect(replayMail(shop, olive, row.id)).rejects.toMatchObject({ code: "no-such-mail" });
    await expect(replayMail(other, olive, row.id)).rejects.toMatchObject({ code: "no-such-mail" });
  });

  it("that is our own coming back is a loop", async () => {
    const { id } = await ask();
    const mine = await prisma.outgoingMail.findFirstOrThrow({ where: { shop } });
    await send({ to: replyAddress(id), messageId: mine.messageId });
    expect(await lastMail()).toMatchObject({ state: "skipped", note: expect.stringContaining("loop") });
  });

  it("that reports a failed delivery shows at the message it is about", async () => {
    const { id } = await ask();
    const { messageId } = await replyToConversation(shop, olive, { conversationId: id, text: "Hi", cause: "r" });
    const { mailMessageId } = await prisma.message.findUniqueOrThrow({ where: { shop_id: { shop, id: messageId } } });
    const report = [
      "From: MAILER-DAEMON@example.com",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      "Action: failed",
      "Diagnostic-Code: smtp; 550 5.1.1 mailbox is gone",
      "",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: ${mailMessageId}`,
      "",
      "--b--",
    ].join("\r\n");
    await send({ raw: report, envelope: { from: "", to: replyAddress(id) } });
    expect(await prisma.message.findUniqueOrThrow({ where: { shop_id: { shop, id: messageId } } })).toMatchObject({
      state: "failed",
      failure: "550 5.1.1 mailbox is gone",
    });
    expect((await thread(id)).at(-1)).toMatchObject({ kind: "event", details: { kind: "bounce" } });
  });
});

describe("a mail that can't be read", () => {
  it("is parked alone with the reason; the next one arrives", async () => {
    const { id } = await ask();
    await send({ raw: "Subject: no sender\r\n\r\nhello", envelope: { from: "a@example.com", to: replyAddress(id) } });
    expect(await lastMail()).toMatchObject({ state: "parked", note: "This mail can't be read: It names no sender." });
    await send({ to: replyAddress(id), text: "Fine" });
    expect((await thread(id)).at(-1)?.text).toBe("Fine");
  });
});
