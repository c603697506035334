import { mkdtempSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import nodemailer, { type SendMailOptions } from "nodemailer";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { makeFaults } from "../api/faults.ts";
import { portsFrom } from "../config.ts";
import { listen, shut } from "../servers.ts";
import type { Simulator } from "../simulator.ts";
import type { Mail } from "../world/types.ts";
import { makeWebhooks } from "../webhooks/engine.ts";
import { World } from "../world/world.ts";
import { mailboxHandler } from "./mailbox.ts";
import { startSmtp } from "./smtp.ts";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

let sim: Simulator;
let origin: string;
let page: Server;
let stopSmtp: () => Promise<void>;
let app: SMTPServer;
/** What the app's own receiver got. */
const received: Buffer[] = [];

beforeAll(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "mail-"));
  const ports = { ...portsFrom(1), smtp: await freePort(), mailbox: await freePort(), appMail: await freePort() };
  const addresses = {
    appOrigin: "http://127.0.0.1:1",
    appWindow: "",
    apiKey: "k",
    apiSecret: "s",
    appToml: path.join(dataDir, "none"),
    extensionDir: "",
  };
  const config = { ports, dataDir, ...addresses, appMailPort: ports.appMail };
  const world = new World();
  sim = { config, world, faults: makeFaults(), webhooks: makeWebhooks(config, world) };
  stopSmtp = await startSmtp(sim);
  page = await listen("mailbox", ports.mailbox, mailboxHandler(sim));
  origin = `http://127.0.0.1:${ports.mailbox}`;
  app = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream: SMTPServerDataStream, _session, callback) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(Buffer.concat(parts));
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => app.listen(ports.appMail, "127.0.0.1", resolve));
});
afterAll(async () => {
  await Promise.all([stopSmtp(), shut(page), new Promise((resolve) => app.close(() => resolve(null)))]);
});
beforeEach(async () => {
  received.length = 0;
  await fetch(`${origin}/api/mails`, { method: "DELETE" });
});

const deliver = (mail: SendMailOptions): Promise<unknown> =>
  nodemailer
    .createTransport({ host: "127.0.0.1", port: sim.config.ports.smtp, ignoreTLS: true, auth: { user: "any", pass: "any" } })
    .sendMail({
      from: "Harbour & Pine <support@shop.example>",
      to: "ada@example.com",
      subject: "Größe & Preis",
      text: "Guten Tag",
      ...mail,
    });
const call = async (method: string, at: string, body?: unknown): Promise<{ status: number; answer: Record<string, never> }> => {
  const response = await fetch(`${origin}${at}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, answer: (await response.json()) as Record<string, never> };
};
const mails = async (query = ""): Promise<Mail[]> => (await call("GET", `/api/mails${query}`)).answer.mails as unknown as Mail[];

test("what the app sends can be read: decoded subject, text, HTML, attachments, envelope recipients", async () => {
  await deliver({
    bcc: "hidden@example.com",
    html: "<p>Größe</p>",
    attachments: [{ filename: "label.pdf", content: Buffer.from([1, 2, 255]) }],
  });
  const [mail] = await mails();
  expect(mail).toMatchObject({
    subject: "Größe & Preis",
    text: "Guten Tag\n",
    html: "<p>Größe</p>\n",
    to: ["ada@example.com", "hidden@example.com"],
  });
  expect(mail!.attachments).toEqual([{ name: "label.pdf", type: "application/pdf", size: 3 }]);
  const file = await fetch(`${origin}/mails/${mail!.id}/attachments/0`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(Buffer.from([1, 2, 255]));
  expect(file.headers.get("content-disposition")).toContain("attachment");
});

test("the list is newest first and can be narrowed by recipient and time", async () => {
  await deliver({ to: "one@example.com" });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await deliver({ to: "two@example.com" });
  expect((await mails()).map(({ to }) => to[0])).toEqual(["two@example.com", "one@example.com"]);
  expect((await mails("?to=ONE@")).map(({ to }) => to[0])).toEqual(["one@example.com"]);
  const [newer, older] = await mails();
  expect((await mails(`?since=${older!.at}`)).map(({ id }) => id)).toEqual([newer!.id]);
  expect((await call("GET", "/api/mails?since=yesterday")).status).toBe(422);
});

test("an answer goes to the reply address, joins the thread and quotes the original", async () => {
  await deliver({ replyTo: "reply+token@in.shop.example", messageId: "<second@shop.example>", references: "<first@shop.example>" });
  const [mail] = await mails();
  const { status } = await call("POST", "/api/answer", { id: mail!.id, text: "Danke schön" });
  expect(status).toBe(200);
  const answer = await PostalMime.parse(received[0]!);
  expect(answer).toMatchObject({
    subject: "Re: Größe & Preis",
    from: { address: "ada@example.com" },
    to: [{ address: "reply+token@in.shop.example" }],
    inReplyTo: "<second@shop.example>",
    references: "<first@shop.example> <second@shop.example>",
  });
  expect(answer.text).toMatch(/^Danke schön\n\nOn .* wrote:\n> Guten Tag\n/);
});

test("a new mail with headers of one's own is sent to the app", async () => {
  await call("POST", "/api/send", {
    from: "bob@example.com",
    to: "support@shop.example",
    subject: "Where is it?",
    text: "Hello?",
    headers: { "X-Spam": "no" },
  });
  const mail = await PostalMime.parse(received[0]!);
  expect(mail.headers.find(({ key }) => key === "x-spam")?.value).toBe("no");
  expect(mail.subject).toBe("Where is it?");
});

test.each([451, 550])("the next mails can be refused with %i, and the one after is taken", async (code) => {
  await call("PUT", "/api/refuse", { code, times: 2 });
  await expect(deliver({})).rejects.toMatchObject({ responseCode: code });
  await expect(deliver({})).rejects.toMatchObject({ responseCode: code });
  await deliver({});
  expect(await mails()).toHaveLength(1);
});

test("bad input is answered with a sentence", async () => {
  expect(await call("POST", "/api/send", { from: "nobody", to: "a@b.c", text: "x" })).toEqual({
    status: 422,
    answer: { error: '"from" has to be an e-mail address, not "nobody".' },
  });
  expect(await call("POST", "/api/send", { from: "a@b.c\r\nBcc: x@y.z", to: "a@b.c", text: "x" })).toMatchObject({ status: 422 });
  expect(await call("POST", "/api/answer", { id: "m999", text: "x" })).toEqual({
    status: 404,
    answer: { error: "There is no mail m999." },
  });
  expect((await call("PUT", "/api/refuse", { code: 250 })).status).toBe(422);
  expect((await call("GET", "/api/nothing")).status).toBe(404);
});

test("a page shows the mail as text of its own and its HTML in a sandboxed frame under a closed policy", async () => {
  await deliver({ subject: "<script>alert(1)</script>", html: "<script>alert(2)</script><b>Hello</b>" });
  const [mail] = await mails();
  const shown = await (await fetch(`${origin}/mails/${mail!.id}`)).text();
  expect(shown).not.toContain("<script>alert");
  expect(shown).toContain('<iframe sandbox="allow-popups"');
  const body = await fetch(`${origin}/mails/${mail!.id}/body`);
  expect(body.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect((await mails())[0]!.read).toBe(true);
});

test("a form's answer is sent and the page shown again", async () => {
  await deliver({});
  const [mail] = await mails();
  const form = new URLSearchParams({ from: "ada@example.com", text: "Line one\r\nline two" });
  const response = await fetch(`${origin}/mails/${mail!.id}/answer`, { method: "POST", body: form, redirect: "manual" });
  expect(response.status).toBe(303);
  expect((await PostalMime.parse(received[0]!)).text).toMatch(/^Line one\nline two\n/);
  expect(await (await fetch(`${origin}/mails/${mail!.id}`)).text()).toContain("Line one\nline two");
});

test("an answer that can't be sent is shown again with the reason, nothing typed is lost", async () => {
  await deliver({});
  const [mail] = await mails();
  const form = new URLSearchParams({ from: "no address", to: "support@shop.example", text: "Ten <lines> of thought" });
  const response = await fetch(`${origin}/compose`, { method: "POST", body: form });
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain("has to be an e-mail address");
  expect(html).toContain("Ten &#60;lines&#62; of thought</textarea>");
  const empty = await fetch(`${origin}/mails/${mail!.id}/answer`, {
    method: "POST",
    body: new URLSearchParams({ from: "ada@example.com", text: " " }),
  });
  expect(empty.status).toBe(422);
  expect(received).toEqual([]);
});
