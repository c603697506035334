import { Badge } from "@shopify/polaris";
import type { ReturnStatus } from "../return";

const WORDS: Record<ReturnStatus, { label: string; tone?: "attention" | "info" | "success" | "critical" | "warning" }> = {
  sending: { label: "Going to Shopify", tone: "info" },
  requested: { label: "Requested", tone: "attention" },
  open: { label: "Open", tone: "info" },
  closed: { label: "Closed", tone: "success" },
  declined: { label: "Declined" },
  canceled: { label: "Cancelled" },
  failed: { label: "Not taken by Shopify", tone: "critical" },
};

/** Where a return stands. */
export function ReturnBadge({ status }: { status: ReturnStatus }) {
  const { label, tone } = WORDS[status];
  return tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
}
