import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTransport, type Transporter } from "nodemailer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inboxAddress } from "~/features/channels/inbox-address";
import { replyAddress } from "~/features/channels/reply-address.server";
import { readMail } from "~/features/channels/read-mail.server";
import { findConversation } from "~/features/conversations/find-conversation.server";
import { replyToConversation } from "~/features/conversations/reply-to-conversation.server";
import { startConversation } from "~/features/conversations/start-conversation.server";
import { prisma } from "~/platform/db/db.server";
import { startMailDoor, stopMailDoor } from "../../server/mail-door";
import "~/subscriptions.server";
import { failedJobs, runJobs } from "../support/jobs";
import { plantShops } from "../support/plant";

const CORPUS = path.resolve(import.meta.dirname, "../fixtures/mail");
const files = readdirSync(CORPUS).filter((name) => name.endsWith(".eml"));
const olive = { id: "1", name: "Olive Owner", actor: { id: "staff:1", name: "Olive Owner" } };
/** The longest that one mail may take from the first byte until it is settled, in milliseconds. */
const PATIENCE = 5_000;

let shop: string;
let conversation: string;
let ours: string;
let transport: Transporter;
let sent = 0;

beforeAll(async () => {
  const port = await startMailDoor(0, "127.0.0.1");
  transport = createTransport({ host: "127.0.0.1", port, secure: false, ignoreTLS: true, name: "mail.example" } as object);
  ({ shop } = await plantShops());
  const asked = {
    shop,
    channel: "form",
    text: "Where is it?",
    contact: { email: "maya@example.com" },
    identity: "verified",
    cause: "q",
  } as const;
  conversation = (await startConversation({ ...asked, orderId: "gid://shopify/Order/1001", why: "signed link" })).id;
  const { messageId } = await replyToConversation(shop, olive, { conversationId: conversation, text: "Soon.", cause: "r" });
  ours = (await prisma.message.findUniqueOrThrow({ where: { shop_id: { shop, id: messageId } } })).mailMessageId ?? "";
});
afterAll(async () => {
  transport.close();
  await stopMailDoor();
});

const post = (raw: string | Buffer, to: string, from = "maya@example.com"): Promise<unknown> =>
  transport.sendMail({ envelope: { from, to: [to] }, raw });
async function read(): Promise<number> {
  const before = performance.now();
  await runJobs();
  return performance.now() - before;
}
async function send(raw: string | Buffer, to: string, from?: string): Promise<number> {
  await post(raw, to, from);
  return read();
}
const filled = (name: string, to: string): Buffer => {
  const text = readFileSync(path.join(CORPUS, name)).toString("latin1");
  return Buffer.from(
    text.replaceAll("RECIPIENT", to).replaceAll("OWNADDRESS", inboxAddress(shop, "mail.test")).replaceAll("MESSAGEID", ours),
    "latin1",
  );
};
const all = () =>
  prisma.incomingMail.findMany({
    where: { shop },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    select: { id: true, state: true, note: true },
  });
const inbox = (): string => inboxAddress(shop, "mail.test");
/** A mail that is as it should be; it must get through whatever came before it. */
async function postFine(): Promise<string> {
  sent += 1;
  await post(
    `From: Bob <bob@example.com>\r\nSubject: Fine\r\nMessage-ID: <fine-${sent}@example.com>\r\n\r\nFine mail ${sent}\r\n`,
    inbox(),
  );
  return `Fine mail ${sent}`;
}
const came = (text: string): Promise<number> => prisma.message.count({ where: { shop, kind: "customer", text } });

/** What became of each file: as an answer, to the inbox, and of the mail that came after it. */
const fates = new Map<string, { mails: string[]; fine: string }>();

describe("a hostile mail", () => {
  beforeAll(async () => {
    const newest = async (): Promise<string> => (await all()).at(-1)?.id ?? "";
    for (const name of files) {
      const mails: string[] = [];
      for (const recipient of [replyAddress(conversation), inbox()]) {
        await post(filled(name, recipient), recipient, name.includes("bounce") ? "" : "maya@example.com");
        mails.push(await newest());
      }
      fates.set(name, { mails, fine: await postFine() });
    }
    expect(await read()).toBeLessThan(4 * PATIENCE);
  });

  it.each(files)("%s joins, is skipped or is parked with a reason, and the next one gets through", async (name) => {
    const fate = fates.get(name);
    const mails = (await all()).filter((mail) => fate?.mails.includes(mail.id));
    expect(mails.length).toBe(2);
    for (const mail of mails) {
      expect(["joined", "skipped", "parked"], `${mail.state} ${JSON.stringify(await failedJobs())}`).toContain(mail.state);
      expect(mail.note).toBeTruthy();
    }
    expect(await came(fate?.fine ?? "")).toBe(1);
  });

  it("makes no word of staff's, whatever it says of its sender", async () => {
    const staff = await prisma.message.findMany({ where: { shop, kind: { in: ["agent", "note"] } }, select: { text: true } });
    expect(staff.map((one) => one.text)).toEqual(["Soon."]);
  });

  it("of five megabytes with thirty-five files is taken in within a few seconds", async () => {
    const part = `--b\r\nContent-Type: application/pdf; name="x.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"QUJD".repeat(19)}\r\n`.repeat(1_900)}`;
    const raw = `From: maya@example.com\r\nSubject: Big\r\nMessage-ID: <big-1@example.com>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nMany files\r\n${part.repeat(35)}--b--\r\n`;
    expect(raw.length).toBeGreaterThan(5_000_000);
    expect(await send(raw, replyAddress(conversation))).toBeLessThan(2 * PATIENCE);
    expect((await all()).at(-1)?.state).toBe("joined");
  });

  it.each([
    ["tags", "<div>".repeat(120_000)],
    ["attributes", `<a ${"x=y ".repeat(100_000)}>`],
    ["comments", "<!--".repeat(100_000)],
    ["quotes", `${"<blockquote>".repeat(20_000)}x`],
    ["entities", "&lt".repeat(100_000)],
    ["lines", "> ".repeat(50_000).replaceAll("> ", ">\n")],
    ["spaces", `${" ".repeat(90_000)}x\n`.repeat(10)],
    ["dashes", `-- \n${"_".repeat(90_000)}`],
    ["a long 'On … wrote'", `On ${"a ".repeat(45_000)}`],
    ["'From:' lines", "From: x\nSent: y\n".repeat(5_000)],
    ["table cells", "<table><tr><td>".repeat(50_000)],
    ["tags with ends that end nothing", "<div></x>".repeat(120_000)],
  ])("full of %s is read in time", async (_, body) => {
    for (const type of ["text/html", "text/plain"]) {
      const raw = `From: maya@example.com\nSubject: Full\nContent-Type: ${type}\n\nWords\n${body}\n`;
      const before = performance.now();
      expect((await readMail(Buffer.from(raw))).text).toContain("Words");
      expect(performance.now() - before, type).toBeLessThan(PATIENCE / 2);
    }
  });
});

describe("after the whole corpus", () => {
  it("nothing that could run is kept in what agents read", async () => {
    const kept = await prisma.message.findMany({ where: { shop }, select: { html: true } });
    const html = kept.map((one) => one.html ?? "").join("\n");
    expect(html).toContain("Visible words");
    expect(html).not.toMatch(/<script|onerror|onload|javascript:|<iframe|<form|<style|<img|evil\.example|<svg|<base/i);
  });

  it("an earlier mail's Message-ID swallows neither a stranger's mail nor another mail of the same program", async () => {
    const mail = (from: string, text: string): string =>
      `From: ${from}\r\nSubject: Again\r\nMessage-ID: <same@example.com>\r\n\r\n${text}\r\n`;
    for (const [from, text] of [
      ["maya@example.com", "The first"],
      ["eve@example.net", "A stranger's"],
      ["maya@example.com", "The second"],
      ["maya@example.com", "The first"],
    ] as const)
      await send(mail(from, text), inboxAddress(shop, "mail.test"), from);
    const count = (text: string) => prisma.message.count({ where: { shop, text } });
    expect([await count("The first"), await count("A stranger's"), await count("The second")]).toEqual([1, 1, 1]);
  });

  it("an agent's address as the sender makes no agent's message, and says so beside it", async () => {
    await prisma.staffMember.update({ where: { shop_id: { shop, id: "1" } }, data: { email: "olive@demo.example" } });
    await send(
      filled("forged-agent.eml", replyAddress(conversation)).toString("latin1").replace("forged-1", "forged-2"),
      replyAddress(conversation),
    );
    const { messages } = await findConversation(shop, conversation);
    const forged = messages.filter((one) => one.text.includes("another address"));
    expect(forged.length).toBeGreaterThan(0);
    for (const one of forged)
      expect([one.kind, one.authorId, one.details]).toMatchObject(["customer", null, { otherFrom: "olive@demo.example" }]);
  });

  it("no answer went to anybody by itself", async () => {
    const to = await prisma.outgoingMail.findMany({ where: { shop }, select: { cause: true } });
    expect(to.length).toBe(2); // the confirmation of the form and the agent's answer
  });
});
