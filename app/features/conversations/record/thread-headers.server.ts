import type { Tx } from "~/platform/db/db.server";

/** Mail programs cut long lists themselves; RFC 5322 §3.6.4 wants the first and the newest kept. */
const MOST = 12;

/** The cause under which a conversation's confirmation went out. */
export const receivedCause = (conversationId: string): string => `conversation:${conversationId}:received`;

/** The cause under which an agent's message goes out. */
export const messageCause = (messageId: string): string => `message:${messageId}`;

/** In-Reply-To and References for the next mail of a conversation; empty while no mail was exchanged. */
export async function threadHeaders(tx: Tx, shop: string, conversationId: string): Promise<Record<string, string>> {
  const [first, newest] = await Promise.all([
    tx.outgoingMail.findUnique({ where: { shop_cause: { shop, cause: receivedCause(conversationId) } }, select: { messageId: true } }),
    tx.message.findMany({
      where: { shop, conversationId, mailMessageId: { not: null } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST,
      select: { mailMessageId: true, kind: true },
    }),
  ]);
  const ids = [first?.messageId, ...newest.map((one) => one.mailMessageId).reverse()].filter((id) => typeof id === "string");
  const answered = newest.find((one) => one.kind === "customer")?.mailMessageId ?? ids.at(-1);
  return answered ? { "In-Reply-To": answered, References: ids.join(" ") } : {};
}
