import { Badge, BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import { formatAgo } from "~/lib/dates";
import { SideCard } from "./order-side";

/** What the page tells of a return and of a conversation; their features hand it in through the route. */
interface Props {
  returns: { id: string; name: string | null; status: string; requestedAt: Date; pieces: number }[];
  conversations: { id: string; number: number; subject: string; status: string; lastMessageAt: Date; preview: string }[];
  now: Date;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Returns and conversations of an order, with the way to each. */
export function OrderLinks({ returns, conversations, now }: Props) {
  return (
    <>
      <SideCard title="Returns">
        {returns.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing of this order comes back.
          </Text>
        )}
        {returns.map((one) => (
          <InlineStack key={one.id} align="space-between" gap="200">
            <Link url={`/app/returns/${one.id}`}>{one.name ?? "Return"}</Link>
            <InlineStack gap="200">
              <Text as="span" tone="subdued">
                {one.pieces === 1 ? "1 item" : `${one.pieces} items`}
              </Text>
              <Badge>{capital(one.status)}</Badge>
            </InlineStack>
          </InlineStack>
        ))}
      </SideCard>
      <SideCard title="Conversations">
        {conversations.length === 0 && (
          <Text as="p" tone="subdued">
            Nobody has written about this order.
          </Text>
        )}
        {conversations.map((one) => (
          <BlockStack key={one.id} gap="050">
            <InlineStack align="space-between" gap="200">
              <Link url={`/app/conversations/${one.id}`}>{one.subject || `Conversation ${one.number}`}</Link>
              <Badge>{capital(one.status)}</Badge>
            </InlineStack>
            <Text as="p" tone="subdued" truncate>
              {[formatAgo(one.lastMessageAt, now, "en"), one.preview].filter(Boolean).join(" · ")}
            </Text>
          </BlockStack>
        ))}
      </SideCard>
    </>
  );
}
