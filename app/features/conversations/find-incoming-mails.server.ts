import { prisma } from "~/platform/db/db.server";
import { fromCursor, toCursor } from "./cursor";
import type { MailQuery } from "./mail-query";

const PAGE = 30;

/** A mail that came in, without its content. */
export interface IncomingMailLine {
  id: string;
  recipient: string;
  sender: string;
  /** waiting, joined, skipped, parked */
  state: string;
  note: string | null;
  receivedAt: Date;
}

/** Mails as they came in, newest first, 30 at a time. */
export async function findIncomingMails(
  shop: string,
  { view, after }: MailQuery,
): Promise<{ mails: IncomingMailLine[]; next: string | null }> {
  const place = fromCursor(after);
  const rows = await prisma.incomingMail.findMany({
    where: {
      shop,
      ...(view === "trouble" ? { state: { in: ["parked", "skipped"] } } : view === "joined" ? { state: "joined" } : {}),
      ...(place ? { OR: [{ receivedAt: { lt: place.at } }, { receivedAt: place.at, id: { lt: place.id } }] } : {}),
    },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    select: { id: true, recipient: true, sender: true, state: true, note: true, receivedAt: true },
  });
  const mails = rows.slice(0, PAGE);
  const last = mails.at(-1);
  return { mails, next: rows.length > PAGE && last ? toCursor({ at: last.receivedAt, id: last.id }) : null };
}
