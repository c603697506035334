import type { ConversationStatus } from "./conversation";

/** What can happen to a conversation's status. */
export type Deed = "customerWrites" | "agentReplies" | "close" | "reopen";

interface Transition {
  deed: Deed;
  from: readonly ConversationStatus[];
  to: ConversationStatus;
  who: "customer" | "agent";
  /** The sentence for an agent who tries it from another status. */
  whyNot: string;
}

/** Every change of status; buttons and use cases ask this table. */
const transitions: readonly Transition[] = [
  { deed: "customerWrites", from: ["open", "pending", "closed"], to: "open", who: "customer", whyNot: "" },
  { deed: "agentReplies", from: ["open", "pending", "closed"], to: "pending", who: "agent", whyNot: "" },
  { deed: "close", from: ["open", "pending"], to: "closed", who: "agent", whyNot: "This conversation is closed already." },
  { deed: "reopen", from: ["pending", "closed"], to: "open", who: "agent", whyNot: "This conversation is open already." },
];

/** The transition of a deed. */
export function transitionOf(deed: Deed): Transition {
  const found = transitions.find((one) => one.deed === deed);
  if (!found) throw new Error(`no transition for ${deed}`);
  return found;
}

/** Whether a deed can happen now: the buttons to show. */
export const can = (deed: Deed, status: ConversationStatus): boolean => transitionOf(deed).from.includes(status);
