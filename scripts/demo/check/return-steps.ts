// The story's return: asked for in the portal with a mailed code, approved, arrived, refunded once.
import { filled, formWith, words } from "../../lib/html-forms.ts";
import { settled } from "../opening.ts";
import { mailsTo, must, row, SHOP, until, type Step, type Story } from "./context.ts";

interface ReturnRow {
  id: string;
  gid: string | null;
  status: string;
  expected_refund: string | null;
}

const returnRow = (story: Story): Promise<ReturnRow | undefined> =>
  row<ReturnRow>(story, "select id, gid, status, expected_refund::text from returns where shop = $1 and order_id = $2", [
    SHOP,
    story.notes.orderGid,
  ]);

const atShopify = async (story: Story): Promise<{ status: string; refundIds: string[] }> => {
  const id = (await returnRow(story))?.gid?.split("/").at(-1) ?? "";
  return story.control.get(`/api/world?path=returns.${id}`);
};

const arrives: Step = {
  name: "the parcel is delivered",
  play: async (story) => {
    for (const status of ["OUT_FOR_DELIVERY", "DELIVERED"])
      await story.control.post(`/api/fulfillments/${story.notes.fulfillmentId}/events`, { status, city: "Berlin" });
    await until("the delivery", () =>
      row(story, "select 1 from fulfillments where shop = $1 and order_id = $2 and delivered_at is not null", [SHOP, story.notes.orderGid]),
    );
  },
};

const portal: Step = {
  name: "a guest proves the address by code, chooses a piece, sees what comes back, and asks once",
  play: async (story) => {
    const { orderName = "", email = "" } = story.notes;
    const start = await story.shopper.open("/apps/aftercare/returns");
    const wrong = await story.shopper.send(
      "/apps/aftercare/returns",
      filled(formWith(start.text, "contact"), { order: orderName, contact: "nobody@example.com" }),
    );
    must(wrong.status === 422, `a wrong pair was answered with ${wrong.status}`);
    const asked = await story.shopper.send(
      "/apps/aftercare/returns",
      filled(formWith(start.text, "contact"), { order: orderName, contact: email }),
    );
    const code = await until("the code", async () => /\b(\d{6})\b/.exec((await mailsTo(story, email, "code"))[0]?.text ?? "")?.[1]);
    const form = formWith(asked.text, "code");
    const bad = await story.shopper.send(form.action, filled(form, { code: code === "111111" ? "222222" : "111111" }));
    must(bad.status === 422, `a wrong code was answered with ${bad.status}`);
    const choose = await story.shopper.send(form.action, filled(form, { code }));
    must(choose.status === 200, `the right code was answered with ${choose.status}`);
    const lines = [...choose.text.matchAll(/name="q-(\d+)"/g)].map((match) => match[1] ?? "");
    must(lines.length === 2, `two lines may come back, the page offers ${lines.length}`);
    const choice = formWith(choose.text, `q-${lines[0]}`);
    const picked: Record<string, string> = Object.fromEntries(lines.map((line) => [`q-${line}`, "0"]));
    const review = await story.shopper.send(
      choice.action,
      filled(choice, { ...picked, [`q-${lines[0]}`]: "1", [`r-${lines[0]}`]: "DEFECTIVE", [`n-${lines[0]}`]: "The handle came off." }),
    );
    must(review.status === 200, `the review answered ${review.status}: ${words(review.text).slice(0, 300)}`);
    must(/€\s?\d|\d\s?€/.test(words(review.text)), "the review does not name the expected refund");
    const send = formWith(review.text, "wish");
    const fields = filled(send, { do: "send" });
    const answers = await Promise.all([story.shopper.send(send.action, fields), story.shopper.send(send.action, fields)]);
    must(
      answers.some((answer) => answer.status === 200 && answer.url.includes("/returns/r")),
      `sending was answered with ${answers.map((answer) => answer.status).join(", ")}`,
    );
    const asks = await until("Shopify's return", async () => {
      const found = await returnRow(story);
      return found?.status === "requested" && found.gid ? found : undefined;
    });
    story.notes.returnId = asks.id;
    const count = await row<{ n: number }>(story, "select count(*)::int as n from returns where shop = $1 and order_id = $2", [
      SHOP,
      story.notes.orderGid,
    ]);
    must(count?.n === 1, `a double click made ${count?.n ?? 0} returns`);
    must((await atShopify(story)).status === "REQUESTED", "Shopify has no requested return");
    await until("the conversation to show it", () =>
      row(story, "select 1 from conversation_returns where shop = $1 and return_id = $2 and conversation_id = $3", [
        SHOP,
        asks.id,
        story.notes.conversationId,
      ]),
    );
  },
};

const approve: Step = {
  name: "the agent approves; Shopify follows and the shopper is told the next steps",
  play: async (story) => {
    const path = `/app/returns/${story.notes.returnId}`;
    const list = await story.merchant.open("/app/returns");
    must(list.status === 200 && words(list.text).includes(story.notes.orderName ?? "#"), "Returns does not list the request");
    const form = {
      step: "approve",
      address: "Harbour & Pine, Kaistraße 7, 10245 Berlin",
      instructions: "Please put the order number into the parcel.",
      trackingNumber: "RET-4711",
      trackingUrl: "https://www.dhl.com/RET-4711",
      trackingCompany: "DHL",
    };
    const done = await story.merchant.send(path, form);
    must(done.status === 200, `approving was answered with ${done.status}: ${words(done.text).slice(0, 200)}`);
    await until("the approval", async () => (await returnRow(story))?.status === "open");
    await until("Shopify's return to be open", async () => (await atShopify(story)).status === "OPEN");
    const mail = await until("the mail with the next steps", async () => (await mailsTo(story, story.notes.email ?? "", "Kaistraße 7"))[0]);
    must(mail.text.includes("order number into the parcel"), "the mail lacks the instructions");
  },
};

const refund: Step = {
  name: "the piece arrives, the preview equals Shopify's, and ten clicks refund once",
  play: async (story) => {
    const path = `/app/returns/${story.notes.returnId}`;
    const line = await row<{ id: string; quantity: number }>(
      story,
      "select id, quantity from return_lines where shop = $1 and return_id = $2",
      [SHOP, story.notes.returnId],
    );
    must(line, "the return has no line");
    const locations = await story.control.get<Record<string, { id: string; shop: string }>>("/api/world?path=locations");
    const location = Object.values(locations).find((one) => one.shop === SHOP)?.id ?? "";
    const arrived = {
      step: "preview",
      [`quantity-${line.id}`]: String(line.quantity),
      [`disposition-${line.id}`]: "RESTOCKED",
      [`location-${line.id}`]: `gid://shopify/Location/${location}`,
    };
    const previewed = await story.merchant.send(path, arrived);
    must(previewed.status === 200, `the preview was answered with ${previewed.status}: ${words(previewed.text).slice(0, 200)}`);
    const intent = await until("the intent", () =>
      row<{ id: string; amount: string; currency: string }>(
        story,
        "select id, amount::text, currency from refund_intents where shop = $1 and return_id = $2 and state = 'previewed'",
        [SHOP, story.notes.returnId],
      ),
    );
    const clicks = await Promise.all(Array.from({ length: 10 }, () => story.merchant.send(path, { step: "confirm", intent: intent.id })));
    must(
      clicks.every((click) => click.status < 500),
      `clicks were answered with ${clicks.map((click) => click.status).join(", ")}`,
    );
    await until("the refund", () =>
      row(story, "select 1 from refund_intents where shop = $1 and id = $2 and state = 'done'", [SHOP, intent.id]),
    );
    await settled(story.house);
    const { refundIds } = await atShopify(story);
    must(refundIds.length === 1, `${refundIds.length} refunds at Shopify`);
    const made = await story.control.get<{ total: string }>(`/api/world?path=refunds.${refundIds[0]}`);
    must(Number(made.total) === Number(intent.amount), `previewed ${intent.amount}, refunded ${made.total}`);
    await until("our record of the refund", () =>
      row(story, "select 1 from refunds where shop = $1 and order_id = $2", [SHOP, story.notes.orderGid]),
    );
    const told = await until("the mail about the refund", async () => (await mailsTo(story, story.notes.email ?? "", "refund"))[0]);
    must(told.text.length > 0, "the mail about the refund is empty");
    const trail = await row<{ actions: string[] }>(
      story,
      "select array_agg(action order by at) as actions from audit_entries where shop = $1 and order_id = $2",
      [SHOP, story.notes.orderGid],
    );
    must((trail?.actions.length ?? 0) >= 6, `the audit trail has only ${trail?.actions.join(", ") ?? "nothing"}`);
  },
};

const secondReturn: Step = {
  name: "another request is declined with a note, and the shopper is told why",
  play: async (story) => {
    const { orderName = "", email = "" } = story.notes;
    const codes = async (): Promise<number> => (await mailsTo(story, email, "code")).length;
    const before = await codes();
    const start = await story.shopper.open("/apps/aftercare/returns");
    const asked = await story.shopper.send(
      "/apps/aftercare/returns",
      filled(formWith(start.text, "contact"), { order: orderName, contact: email }),
    );
    await until("a second code", async () => (await codes()) > before);
    const code = /\b(\d{6})\b/.exec((await mailsTo(story, email, "code"))[0]?.text ?? "")?.[1] ?? "";
    const form = formWith(asked.text, "code");
    const choose = await story.shopper.send(form.action, filled(form, { code }));
    const lines = [...choose.text.matchAll(/name="q-(\d+)"/g)].map((match) => match[1] ?? "");
    const choice = formWith(choose.text, `q-${lines[0]}`);
    const values = Object.fromEntries(
      lines.flatMap((line, at) => [
        [`q-${line}`, at === 0 ? "1" : "0"],
        [`r-${line}`, "UNWANTED"],
      ]),
    );
    const review = await story.shopper.send(choice.action, filled(choice, values));
    const send = formWith(review.text, "wish");
    const status = await story.shopper.send(send.action, filled(send, { do: "send" }));
    must(status.url.includes("/returns/r"), `sending was answered with ${status.status}`);
    const second = await until("the second return", () =>
      row<{ id: string }>(story, "select id from returns where shop = $1 and order_id = $2 and id <> $3 and gid is not null", [
        SHOP,
        story.notes.orderGid,
        story.notes.returnId,
      ]),
    );
    const declined = await story.merchant.send(`/app/returns/${second.id}`, {
      step: "decline",
      reason: "OTHER",
      note: "The mug was used.",
    });
    must(declined.status === 200, `declining was answered with ${declined.status}: ${words(declined.text).slice(0, 200)}`);
    await until("the decline", () =>
      row(story, "select 1 from returns where shop = $1 and id = $2 and status = 'declined'", [SHOP, second.id]),
    );
    await until("the mail with the reason", async () => (await mailsTo(story, email, "The mug was used."))[0]);
  },
};

export const returnSteps: Step[] = [arrives, portal, approve, refund, secondReturn];
