import { z } from "zod";
import type { Conversation } from "./conversation";

/** The list's tabs. */
const conversationViews = ["open", "mine", "unassigned", "pending", "closed", "all"] as const;
export type ConversationView = (typeof conversationViews)[number];

/** What may stand in the address of the list. Unknown values are left out, so that old links still open. */
export const conversationQuery = z.object({
  view: z.enum(conversationViews).catch("open"),
  /** Subject, name, address, last words, "C-7" or an order's number. */
  q: z.string().trim().max(200).catch(""),
  channel: z.enum(["form", "email", "return", "agent"]).nullable().catch(null),
  /** id of a member of staff */
  assignee: z.string().max(40).nullable().catch(null),
  unread: z
    .enum(["1"])
    .nullable()
    .catch(null)
    .transform((value) => value === "1"),
  sort: z.enum(["newest", "oldest"]).catch("newest"),
  after: z.string().max(200).nullable().catch(null),
  before: z.string().max(200).nullable().catch(null),
});

/** What a list of conversations is asked for. */
export type ConversationQuery = z.infer<typeof conversationQuery>;

/** A line of the list. */
export interface ConversationLine extends Pick<
  Conversation,
  | "id"
  | "number"
  | "subject"
  | "channel"
  | "status"
  | "contactEmail"
  | "contactName"
  | "identity"
  | "assigneeId"
  | "preview"
  | "waitingSince"
  | "lastMessageAt"
> {
  unread: boolean;
  /** Orders that still exist. */
  orders: { id: string; name: string }[];
}
