import { z } from "zod";

/** customer and agent: what was said · note: only staff see it · event: something happened. */
export type MessageKind = "customer" | "agent" | "note" | "event";

/** queued, sent and failed are for what goes out by mail. */
export type MessageState = "received" | "queued" | "sent" | "failed";

/** What happened to a return, as `returns` announces it. */
const returnEvents = ["requested", "approved", "declined", "received", "refunded", "withdrawn", "closed"] as const;
export type ReturnEvent = (typeof returnEvents)[number];

/** What an event says; the page finds words and details. */
const event = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("return"), event: z.enum(returnEvents), returnId: z.string(), orderId: z.string() }),
  z.object({ kind: z.literal("closed"), by: z.string() }),
  z.object({ kind: z.literal("reopened"), by: z.string() }),
  z.object({ kind: z.literal("assigned"), by: z.string(), to: z.string().nullable() }),
  z.object({ kind: z.literal("orderLinked"), by: z.string(), orderName: z.string() }),
  z.object({ kind: z.literal("orderUnlinked"), by: z.string(), orderName: z.string() }),
  z.object({ kind: z.literal("autoReply"), from: z.string(), subject: z.string() }),
  z.object({ kind: z.literal("bounce"), reason: z.string() }),
]);

/** What came with a mail beside its own words. */
const mail = z.object({
  kind: z.literal("mail"),
  /** The address it came from, when it is not the conversation's own. */
  otherFrom: z.string().optional(),
  /** What the writer quoted of earlier mail. */
  quoted: z.string().optional(),
});

/** What stands in a message's `details`. */
export const messageDetails = z.union([event, mail]);
export type ConversationEvent = z.infer<typeof event>;
export type MailDetails = z.infer<typeof mail>;
export type MessageDetails = z.infer<typeof messageDetails>;

/** A file that came with a message. */
export interface MessageFile {
  id: string;
  name: string;
  type: string;
  /** bytes */
  size: number;
}

/** One entry of a conversation's thread. */
export interface Message {
  id: string;
  kind: MessageKind;
  authorId: string | null;
  authorName: string;
  text: string;
  /** Sanitised; only ever shown in a sandboxed frame. */
  html: string | null;
  state: MessageState;
  /** Why sending failed, as the mail server said. */
  failure: string | null;
  files: MessageFile[];
  details: MessageDetails | null;
  createdAt: Date;
}

/** The longest text an agent can send or note. */
export const LONGEST_TEXT = 20_000;
