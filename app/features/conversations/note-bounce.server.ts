import type { ReadMail } from "~/features/channels/incoming-mail";
import { clock } from "~/platform/clock";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";
import { addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";

/** Reports quote the mail they are about; it stands near the beginning. */
const SEARCHED_BYTES = 256 * 1024;

/**
 * Takes a delivery report (RFC 3464) to the message it is about: that message failed, and an agent sees it.
 * @returns whether the mail was such a report about a mail of ours
 */
export async function noteBounce(row: { shop: string; sender: string; raw: Uint8Array }, mail: ReadMail): Promise<boolean> {
  const report = /multipart\/report/i.test(mail.headers.get("content-type") ?? "");
  if (row.sender !== "" && !report) return false;
  const text = Buffer.from(row.raw.subarray(0, SEARCHED_BYTES)).toString("latin1");
  if (!/^action:\s*failed/im.test(text)) return false;
  const domain = env.MAIL_DOMAIN.replace(/[.]/g, "\\.");
  const ids = [...new Set(text.match(new RegExp(`<[0-9a-f-]{36}@${domain}>`, "gi")) ?? [])].slice(0, 10);
  const about = await prisma.message.findFirst({
    where: { shop: row.shop, kind: "agent", mailMessageId: { in: ids } },
    select: { id: true, conversationId: true, mailMessageId: true },
  });
  if (!about) return false;
  const reason = (/^diagnostic-code:\s*(?:[\w-]+;)?\s*(.+(?:\r?\n[ \t].+)*)/im.exec(text)?.[1] ?? "the receiving server sent it back")
    .replace(/\s+/g, " ")
    .slice(0, 300);
  await inTransaction(async (tx) => {
    await holdConversation(tx, row.shop, about.conversationId);
    const { count } = await tx.message.updateMany({
      where: { shop: row.shop, id: about.id, state: { not: "failed" } },
      data: { state: "failed", failure: reason },
    });
    if (count === 0) return;
    await tx.outgoingMail.updateMany({
      where: { shop: row.shop, messageId: about.mailMessageId ?? "" },
      data: { state: "failed", lastError: reason },
    });
    const where = { shop: row.shop, id: about.conversationId };
    await tx.conversation.updateMany({ where: { ...where, status: "pending" }, data: { status: "open", lastMessageAt: clock.now() } });
    await addMessage(tx, row.shop, about.conversationId, {
      kind: "event",
      authorName: "Mail server",
      channel: "email",
      text: "",
      details: { kind: "bounce", reason },
    });
  });
  return true;
}
