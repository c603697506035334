// The story's talk: a question from the tracking page, a note, an answer by mail, and the shopper's mail back.
import { filled, formWith, words } from "../../lib/html-forms.ts";
import { answerMail, mailsTo, must, row, SHOP, until, type Step } from "./context.ts";

interface Conversation {
  id: string;
  status: string;
}

const question: Step = {
  name: "a question from the tracking page becomes a conversation tied to customer and order, confirmed once",
  play: async (story) => {
    const { trackingUrl = "", orderGid, orderName = "", email = "" } = story.notes;
    const token = new URL(trackingUrl).searchParams.get("k") ?? "";
    const page = await story.shopper.open(`/apps/aftercare/contact?k=${encodeURIComponent(token)}`);
    const form = filled(formWith(page.text, "text"), { name: "Robin Check", text: "When will my parcel come?" });
    const first = await story.shopper.send("/apps/aftercare/contact", form);
    must(first.status === 200, `the question was answered with ${first.status}: ${words(first.text).slice(0, 200)}`);
    await story.shopper.send("/apps/aftercare/contact", form);
    const found = await until("the conversation", () =>
      row<Conversation & { why: string }>(
        story,
        "select c.id, c.status, l.why from conversations c join conversation_orders l on l.shop = c.shop and l.conversation_id = c.id where c.shop = $1 and l.order_id = $2",
        [SHOP, orderGid],
      ),
    );
    must(found.why, "the link to the order does not say why");
    story.notes.conversationId = found.id;
    const count = await row<{ n: number }>(
      story,
      "select count(*)::int as n from messages where shop = $1 and conversation_id = $2 and kind = 'customer'",
      [SHOP, found.id],
    );
    must(count?.n === 1, `sending the form twice made ${count?.n ?? 0} messages`);
    const mails = await until("the confirmation", async () => {
      const seen = await mailsTo(story, email, orderName);
      return seen.length > 0 && seen;
    });
    must(mails.length === 1, `the confirmation came ${mails.length} times`);
  },
};

const answer: Step = {
  name: "the agent finds it, writes a note and replies; the shopper gets the mail and not the note",
  play: async (story) => {
    const { conversationId = "", email = "", orderName = "" } = story.notes;
    const list = await story.merchant.open("/app/conversations");
    must(list.status === 200 && words(list.text).includes("When will my parcel come?"), "Conversations does not list the question");
    const path = `/app/conversations/${conversationId}`;
    const page = await story.merchant.open(path);
    must(page.status === 200 && words(page.text).includes(orderName), "the conversation does not show its order");
    const note = await story.merchant.send(path, { deed: "note", text: "Carrier says Tuesday (internal).", cause: "check-note-0001" });
    must(note.status === 200, `the note was answered with ${note.status}`);
    const reply = { deed: "reply", text: "It is in Leipzig and should reach you on Tuesday.", cause: "check-reply-0001" };
    await Promise.all([story.merchant.send(path, reply), story.merchant.send(path, reply)]);
    const mail = await until("the reply", async () => (await mailsTo(story, email, "should reach you on Tuesday"))[0]);
    must((await mailsTo(story, email, "should reach you on Tuesday")).length === 1, "a double click sent the reply twice");
    must((await mailsTo(story, email, "(internal)")).length === 0, "the internal note left the house");
    story.notes.replyMail = mail.id;
    await until("the message to be marked sent", () =>
      row(story, "select 1 from messages where shop = $1 and conversation_id = $2 and kind = 'agent' and state = 'sent'", [
        SHOP,
        conversationId,
      ]),
    );
    const now = await row<Conversation>(story, "select status from conversations where shop = $1 and id = $2", [SHOP, conversationId]);
    must(now?.status === "pending", `after a reply the conversation is ${now?.status ?? "gone"}`);
  },
};

const mailBack: Step = {
  name: "the shopper answers by mail and the answer joins the same conversation",
  play: async (story) => {
    const { conversationId = "", replyMail = "" } = story.notes;
    await answerMail(story, replyMail, "Tuesday is fine, thank you!");
    await until("the answer", () =>
      row(
        story,
        "select 1 from messages where shop = $1 and conversation_id = $2 and kind = 'customer' and text like '%Tuesday is fine%'",
        [SHOP, conversationId],
      ),
    );
    const now = await row<Conversation>(story, "select status from conversations where shop = $1 and id = $2", [SHOP, conversationId]);
    must(now?.status === "open", `after the answer the conversation is ${now?.status ?? "gone"}`);
    const all = await row<{ n: number }>(story, "select count(*)::int as n from conversations where shop = $1 and contact_email = $2", [
      SHOP,
      story.notes.email,
    ]);
    must(all?.n === 1, `there are ${all?.n ?? 0} conversations instead of one`);
  },
};

export const conversationSteps: Step[] = [question, answer, mailBack];
