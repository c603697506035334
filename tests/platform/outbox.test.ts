import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { env } from "~/platform/env.server";

// The transport is made when the module is loaded: the address must be that of the server here.
const received: { to: string[]; raw: string }[] = [];
let answers: number[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  onData: (stream, session, done) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      const code = answers.shift();
      if (code) return done(Object.assign(new Error(`answer ${code}`), { responseCode: code }));
      received.push({ to: session.envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(parts).toString() });
      return done();
    });
  },
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
const { onMailOutcome, queueMail, resendMail, sendMail } = await import("~/platform/mail/outbox.server");
const { inTransaction, pool, prisma } = await import("~/platform/db/db.server");
const { taskList } = await import("~/platform/jobs/jobs.server");
const { workerLogger } = await import("~/platform/jobs/worker-logger.server");
const { runOnce } = await import("graphile-worker");
const { jobsReleased } = await import("../support/jobs-released");

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
const told = vi.fn(() => Promise.resolve());
const mail = { to: ["ada@example.com"], from: { name: "Harbour & Pine", address: "support@mail.test" }, subject: "Hello", text: "Hi" };
const queue = (cause: string, more: object = {}, shop = SHOP) => inTransaction((tx) => queueMail(tx, shop, { ...mail, cause, ...more }));
const carry = async (): Promise<void> => {
  await pool.query("update graphile_worker._private_jobs set run_at = now() where run_at > now()");
  await runOnce({ pgPool: pool, taskList: taskList([sendMail]), logger: workerLogger, noHandleSignals: true });
  await jobsReleased();
};
const row = (cause: string) => prisma.outgoingMail.findFirstOrThrow({ where: { shop: SHOP, cause } });

beforeAll(() => onMailOutcome([told]));
beforeEach(() => {
  received.length = 0;
  answers = [];
  told.mockClear();
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

test("the same cause is mailed once in a shop, and once in every other", async () => {
  expect(await queue("order 1")).toBeDefined();
  expect(await queue("order 1")).toBeUndefined();
  expect(await queue("order 1", {}, OTHER)).toBeDefined();
  await carry();
  await carry();
  expect(received).toHaveLength(2);
  expect(await row("order 1")).toMatchObject({ state: "sent", tries: 1 });
  expect(told).toHaveBeenCalledTimes(2);
});

test("a mail whose transaction rolls back is never sent", async () => {
  const undone = inTransaction(async (tx) => {
    await queueMail(tx, SHOP, { ...mail, cause: "undone" });
    throw new Error("change of mind");
  });
  await expect(undone).rejects.toThrow();
  await carry();
  expect(received).toEqual([]);
});

test("a server that says 4xx is asked again until it takes the mail", async () => {
  answers = [451, 421];
  await queue("greylisted");
  await carry();
  expect(await row("greylisted")).toMatchObject({ state: "queued", tries: 1, lastError: expect.stringContaining("451") });
  expect(told).not.toHaveBeenCalled();
  await carry();
  await carry();
  expect(received).toHaveLength(1);
  expect(await row("greylisted")).toMatchObject({ state: "sent", tries: 3, lastError: null });
});

test("a server that says 5xx has the last word; the person who wrote can put it back in line", async () => {
  answers = [550];
  const queued = await queue("no such box");
  await carry();
  await carry();
  expect(await row("no such box")).toMatchObject({ state: "failed", tries: 1, lastError: expect.stringContaining("550") });
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ outcome: "failed", cause: "no such box" }), expect.anything());
  expect(await inTransaction((tx) => resendMail(tx, OTHER, queued?.id ?? ""))).toBe(false);
  expect(await inTransaction((tx) => resendMail(tx, SHOP, queued?.id ?? ""))).toBe(true);
  await carry();
  expect(received).toHaveLength(1);
  expect(await row("no such box")).toMatchObject({ state: "sent" });
});

test("line breaks in what people typed make no header and no recipient", async () => {
  await queue("injection", {
    subject: "Hello\r\nBcc: eve@example.com\r\n\r\nNew body",
    from: { name: "Ada\r\nBcc: eve@example.com", address: "support@mail.test" },
    replyTo: "reply@mail.test\r\nBcc: eve@example.com",
    headers: { "X-Order": "1001\r\nBcc: eve@example.com" },
  });
  await carry();
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(["ada@example.com"]);
  const head = received[0]?.raw.split("\r\n\r\n")[0] ?? "";
  expect(head).not.toMatch(/^bcc:/im);
  expect(received[0]?.raw.split("\r\n\r\n").slice(1).join("").trim()).toBe("Hi");
});
