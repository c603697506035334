import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startConversation } from "~/features/conversations/start-conversation.server";
import { prisma } from "~/platform/db/db.server";
import { action, loader } from "~/routes/app.conversations.$id";
import { loader as listLoader } from "~/routes/app.conversations._index";
import { plantOrder } from "../support/plant";
import { openApp } from "../support/shopify-told";
import { adminRequest } from "../support/sign";
import { startSimulator, type TestSimulator } from "../support/simulator";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let sim: TestSimulator;
let number: string;
let cause = 0;

const staffOf = (shop: string): string => Object.values(sim.world.state.staff).find((one) => one.shop === shop)?.id ?? "";
const open = (shop: string, path: string, form?: Record<string, string>): Request =>
  adminRequest(path, shop, { staffId: staffOf(shop), ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}) });
const args = (request: Request) => ({ request, params: { id: number }, context: {}, unstable_pattern: "" });
const post = (form: Record<string, string>, shop = SHOP) => action(args(open(shop, `/app/conversations/${number}`, form)));

beforeAll(async () => {
  sim = startSimulator();
  await openApp(sim, SHOP);
  await openApp(sim, OTHER);
  await plantOrder(SHOP, 1001);
  await plantOrder(OTHER, 1001);
});

beforeEach(async () => {
  cause += 1;
  const begun = await startConversation({
    shop: SHOP,
    channel: "form",
    text: "Where is it?",
    contact: { email: `maya${cause}@example.com` },
    orderId: "gid://shopify/Order/1001",
    why: "signed link",
    identity: "verified",
    cause: `q${cause}`,
  });
  number = String(begun.number);
});

describe("the conversation page", () => {
  it("shows the thread with the order beside it and marks it as read for who looks", async () => {
    const list = await listLoader(args(open(SHOP, "/app/conversations")));
    expect(list.page.lines.find((line) => String(line.number) === number)?.unread).toBe(true);
    const view = await loader(args(open(SHOP, `/app/conversations/${number}`)));
    expect(view.messages.map((one) => one.text)).toEqual(["Where is it?"]);
    expect(view.orders.map((one) => one.order.name)).toEqual(["#1001"]);
    const after = await listLoader(args(open(SHOP, "/app/conversations")));
    expect(after.page.lines.find((line) => String(line.number) === number)?.unread).toBe(false);
  });

  it("opens for staff of that shop only", async () => {
    await expect(loader(args(open(OTHER, `/app/conversations/${number}`)))).rejects.toMatchObject({ status: 404 });
    expect((await post({ deed: "close" }, OTHER)).status).toBe(404);
    await expect(loader(args(new Request("http://127.0.0.1:3999/app/conversations/1")))).rejects.toBeInstanceOf(Response);
  });

  it("sends a reply in the name of who is signed in, whatever the form says", async () => {
    const response = await post({ deed: "reply", text: "Tomorrow", cause: "abcdefgh", authorName: "Mallory", shop: OTHER });
    expect(response.status).toBe(200);
    const said = await prisma.message.findFirstOrThrow({ where: { shop: SHOP, kind: "agent" }, orderBy: { createdAt: "desc" } });
    expect(said).toMatchObject({ authorName: expect.stringContaining("Olive"), text: "Tomorrow" });
    expect(await prisma.message.count({ where: { shop: OTHER } })).toBe(0);
  });

  it("answers a form it can't read, and a refused one, with a sentence", async () => {
    expect((await post({ deed: "nonsense" })).status).toBe(422);
    const empty = await post({ deed: "reply", text: "  ", cause: "ijklmnop" });
    expect([empty.status, await empty.json()]).toMatchObject([422, { refused: { message: "Write something first." } }]);
    await post({ deed: "close" });
    expect((await post({ deed: "close" })).status).toBe(409);
    expect((await post({ deed: "resend", messageId: "not-an-id" })).status).toBe(422);
  });
});
