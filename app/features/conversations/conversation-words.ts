import type { ConversationChannel, ConversationStatus } from "./conversation";
import type { ConversationEvent, ReturnEvent } from "./message";

/** A label with the tone of its badge; the admin is in English. */
export interface Words {
  label: string;
  tone?: "success" | "info" | "attention" | "warning" | "critical";
}

export const STATUS_WORDS: Record<ConversationStatus, Words> = {
  open: { label: "Open", tone: "attention" },
  pending: { label: "Waiting for shopper" },
  closed: { label: "Closed", tone: "success" },
};

export const CHANNEL_WORDS: Record<ConversationChannel, string> = {
  form: "Question form",
  email: "E-mail",
  return: "Return",
  agent: "Staff",
};

const RETURN_WORDS: Record<ReturnEvent, string> = {
  requested: "asked for by the shopper",
  approved: "approved",
  declined: "declined",
  received: "arrived and was booked in",
  refunded: "refunded",
  withdrawn: "withdrawn",
  closed: "closed",
};

/** What an event says. `returnName` is the return's own name, e.g. "#1001-R1", where it has one. */
export function eventSentence(event: ConversationEvent, returnName?: string | null): string {
  switch (event.kind) {
    case "return":
      return `Return ${returnName ? `${returnName} ` : ""}${RETURN_WORDS[event.event]}`;
    case "closed":
      return `${event.by} closed the conversation`;
    case "reopened":
      return `${event.by} reopened the conversation`;
    case "assigned":
      if (event.to === null) return `${event.by} took away the assignment`;
      return event.to === event.by ? `${event.by} took the conversation` : `${event.by} gave the conversation to ${event.to}`;
    case "orderLinked":
      return `${event.by} linked order ${event.orderName}`;
    case "orderUnlinked":
      return `${event.by} took away the link to order ${event.orderName}`;
    case "autoReply":
      return `An automatic answer from ${event.from} was left out: “${event.subject}”`;
    case "bounce":
      return `The mail came back: ${event.reason}`;
  }
}
