import { Badge, BlockStack, Card, InlineStack, Link, Select, Text } from "@shopify/polaris";
import type { Customer } from "~/features/customers/customer";
import { formatAgo } from "~/lib/dates";
import { referenceOf, type Conversation, type ConversationSummary } from "../conversation";
import { CHANNEL_WORDS } from "../conversation-words";
import { StatusBadge } from "./status-badge";

interface WorkProps {
  conversation: Conversation;
  staff: { id: string; name: string }[];
  me: string;
  now: Date;
  busy: boolean;
  onAssign: (assigneeId: string) => void;
}

/** Who works on it, and for how long the shopper has waited. */
export function SideWork({ conversation, staff, me, now, busy, onAssign }: WorkProps) {
  const { assigneeId, waitingSince, channel } = conversation;
  const known = staff.some((one) => one.id === assigneeId);
  const options = [
    { label: "Nobody", value: "" },
    ...staff.map(({ id, name }) => ({ label: id === me ? `${name} (you)` : name, value: id })),
    ...(assigneeId && !known ? [{ label: "Somebody who left", value: assigneeId }] : []),
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Select label="Assignee" options={options} value={assigneeId ?? ""} onChange={onAssign} disabled={busy} />
        <Text as="p" tone="subdued">
          {waitingSince ? `The shopper wrote ${formatAgo(waitingSince, now, "en")} and waits for an answer` : "Nobody waits for an answer"}
        </Text>
        <Text as="p" tone="subdued">
          Began with: {CHANNEL_WORDS[channel].toLowerCase()}
        </Text>
      </BlockStack>
    </Card>
  );
}

/** The shopper, and how sure we are of them. */
export function SideCustomer({ conversation, customer }: { conversation: Conversation; customer: Customer | null }) {
  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(" ") || conversation.contactName || "Unknown";
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          Customer
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <Text as="p" fontWeight="semibold" breakWord>
            {name}
          </Text>
          {conversation.identity === "verified" ? <Badge tone="success">Verified</Badge> : <Badge tone="warning">Not verified</Badge>}
        </InlineStack>
        {conversation.contactEmail && (
          <Text as="p" breakWord>
            {conversation.contactEmail}
          </Text>
        )}
        {customer?.phone && <Text as="p">{customer.phone}</Text>}
        {conversation.identity === "unverified" && (
          <Text as="p" variant="bodySm" tone="subdued">
            Anybody can write under an address. Ask for proof before you tell or change anything about an order.
          </Text>
        )}
        {customer?.note && (
          <Text as="p" tone="subdued" breakWord>
            {customer.note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** What the same shopper wrote before. */
export function SidePast({ past, now }: { past: ConversationSummary[]; now: Date }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Past conversations
        </Text>
        {past.length === 0 && (
          <Text as="p" tone="subdued">
            This is the first one.
          </Text>
        )}
        {past.map((one) => (
          <BlockStack key={one.id} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Link url={`/app/conversations/${one.number}`}>{referenceOf(one.number)}</Link>
              <StatusBadge status={one.status} />
              <Text as="span" variant="bodySm" tone="subdued">
                {formatAgo(one.lastMessageAt, now, "en")}
              </Text>
            </InlineStack>
            <Text as="p" breakWord>
              {one.subject}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
