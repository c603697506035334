import type { ReadMail } from "~/features/channels/incoming-mail";
import { readReplyAddress } from "~/features/channels/reply-address.server";
import { inTransaction } from "~/platform/db/db.server";
import { addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";
import { conversationByHeaders } from "./record/own-mail.server";

/** Notes in the thread that an automatic answer came and was left out; no status changes, so two programs can't keep it open. */
export async function noteAutomaticMail(row: { shop: string; recipient: string }, mail: ReadMail): Promise<void> {
  const id = readReplyAddress(row.recipient) ?? (await conversationByHeaders(row.shop, mail));
  if (!id) return;
  await inTransaction(async (tx) => {
    await holdConversation(tx, row.shop, id);
    await addMessage(tx, row.shop, id, {
      kind: "event",
      authorName: mail.fromName || mail.from,
      channel: "email",
      text: "",
      details: { kind: "autoReply", from: mail.from, subject: mail.subject },
    });
  });
}
