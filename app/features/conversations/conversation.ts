/** open: we are to act · pending: we wait for the shopper · closed: done until somebody writes again. */
export type ConversationStatus = "open" | "pending" | "closed";

/** Where a conversation began. */
export type ConversationChannel = "form" | "email" | "return" | "agent";

/** verified: whoever wrote proved to own the order (a signed link, number and contact, a sign-in). */
export type Identity = "verified" | "unverified";

/** An order a conversation is about, and how we know. */
export interface OrderLink {
  /** GID */
  orderId: string;
  /** Evidence in plain words: "order number and matching e-mail", "linked by Olive". */
  why: string;
  linkedAt: Date;
}

/** A conversation with one shopper: work that has a status and an owner. */
export interface Conversation {
  id: string;
  /** Counts from 1 in each shop; people see it as "C-7". */
  number: number;
  subject: string;
  status: ConversationStatus;
  channel: ConversationChannel;
  customerId: string | null;
  /** lower case */
  contactEmail: string | null;
  contactName: string | null;
  identity: Identity;
  assigneeId: string | null;
  locale: string;
  preview: string;
  /** A shopper has written and nobody answered since then. */
  waitingSince: Date | null;
  lastMessageAt: Date;
  createdAt: Date;
  closedAt: Date | null;
  orders: OrderLink[];
  returnIds: string[];
}

/** What a list of an order's conversations shows. */
export interface ConversationSummary {
  id: string;
  number: number;
  subject: string;
  status: ConversationStatus;
  lastMessageAt: Date;
  preview: string;
}

/** "C-7": how people name a conversation. */
export const referenceOf = (number: number): string => `C-${number}`;

/** The whole text on one line, at most `most` characters, cut at a word. */
export function shorten(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}

/** First line of a text as a subject. */
export const subjectFrom = (text: string): string => shorten(text.trim().split("\n", 1)[0] ?? "", 80) || "(no subject)";

/** "Re: Re: AW: Where is it" is "Where is it". Prefixes of the languages that mail programs use most. */
export const bareSubject = (subject: string): string =>
  subject.replace(/^(?:\s*(?:re|aw|fw|fwd|wg|tr|sv|vs|antw|odp|rif|res|ref|rv)\s*(?:\[\d+\])?\s*:\s*)+/i, "").trim();
