import { later } from "~/platform/clock";
import { audit, SYSTEM } from "~/platform/db/audit.server";
import type { Tx } from "~/platform/db/db.server";
import type { Conversation } from "../conversation";
import { messageDetails, type MessageKind } from "../message";
import { isSilent, undecidedIn, type Spoken } from "../return-events";
import { addMessage } from "./add-message.server";

interface News {
  /** GID */
  orderId: string;
  at: Date;
  /** Nothing more is to be done for the return. */
  settled: boolean;
  preview: string;
}

/** A thread that only tells of returns is short; a longer one has words of people in it. */
const MOST = 200;

/**
 * Takes a conversation in which nobody said a word off the agents' desk once its returns are decided: closed when the return is settled,
 * else waiting for the shopper's parcel. The caller holds the row. Where somebody wrote, people decide.
 */
export async function settleSilent(tx: Tx, shop: string, conversation: Conversation, news: News): Promise<void> {
  if (conversation.channel !== "return" || conversation.status === "closed") return;
  const rows = await tx.message.findMany({
    where: { shop, conversationId: conversation.id },
    select: { kind: true, details: true },
    orderBy: { createdAt: "asc" },
    take: MOST,
  });
  const thread = rows.map(spoken);
  if (rows.length === MOST || !isSilent(thread)) return;
  const where = { shop_id: { shop, id: conversation.id } };
  await tx.conversation.update({ where, data: { preview: news.preview } });
  if (undecidedIn(thread).length > 0) return;
  if (!news.settled) return void (await tx.conversation.update({ where, data: { status: "pending" } }));
  await addMessage(tx, shop, conversation.id, {
    kind: "event",
    authorName: SYSTEM.name,
    channel: "return",
    text: "",
    details: { kind: "closed", by: SYSTEM.name },
    // Behind the news that led to it.
    at: later(news.at, 1),
  });
  await tx.conversation.update({ where, data: { status: "closed", closedAt: news.at, waitingSince: null } });
  const about = { subject: "conversation", subjectId: conversation.id, orderId: news.orderId, at: news.at };
  await audit(tx, shop, SYSTEM, "conversation closed", about);
}

function spoken(row: { kind: string; details: unknown }): Spoken {
  const kind = row.kind as MessageKind;
  const details = messageDetails.safeParse(row.details).data;
  return details?.kind === "return" ? { kind, return: { returnId: details.returnId, event: details.event } } : { kind };
}
