import type { Conversation, ConversationChannel, ConversationStatus } from "./conversation";

/** The list's tabs. */
export const conversationViews = ["open", "mine", "unassigned", "pending", "closed", "all"] as const;
export type ConversationView = (typeof conversationViews)[number];

export const conversationSorts = ["newest", "oldest"] as const;
export type ConversationSort = (typeof conversationSorts)[number];

/** What a list of conversations is asked for. */
export interface ConversationQuery {
  view: ConversationView;
  /** Subject, name, address, last words, "C-7" or an order's number. */
  text: string;
  channel: ConversationChannel | null;
  assigneeId: string | null;
  unread: boolean;
  sort: ConversationSort;
  after: string | null;
  before: string | null;
}

/** A line of the list. */
export interface ConversationLine extends Pick<
  Conversation,
  | "id"
  | "number"
  | "subject"
  | "channel"
  | "contactEmail"
  | "contactName"
  | "identity"
  | "assigneeId"
  | "preview"
  | "waitingSince"
  | "lastMessageAt"
> {
  status: ConversationStatus;
  unread: boolean;
  /** Orders that still exist. */
  orders: { id: string; name: string }[];
}

/** A place in a list: what the line there was sorted by, and its id. */
export interface Place {
  at: Date;
  id: string;
}

/** Opaque text for a link: base64url of "<milliseconds> <id>". */
export const toCursor = (place: Place): string => Buffer.from(`${place.at.getTime()} ${place.id}`).toString("base64url");

/** The place of a cursor, or undefined when it is none. */
export function fromCursor(cursor: string | null): Place | undefined {
  const match = /^(\d{1,15}) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor ?? "", "base64url").toString());
  return match ? { at: new Date(Number(match[1])), id: match[2] ?? "" } : undefined;
}
