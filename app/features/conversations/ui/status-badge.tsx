import { Badge } from "@shopify/polaris";
import type { ConversationStatus } from "../conversation";
import { STATUS_WORDS } from "../conversation-words";

/** Where a conversation stands. */
export function StatusBadge({ status }: { status: ConversationStatus }) {
  const { label, tone } = STATUS_WORDS[status];
  return tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
}
