import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { gidDigits, type OrderInFull } from "~/features/orders/order";
import { formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { webAddress } from "~/lib/web-address";
import type { TrailEntry } from "../find-return-trail.server";
import type { Return } from "../return";

interface Props {
  one: Return;
  order: OrderInFull;
  conversations: {
    id: string;
    number: number;
    subject: string;
    words: { label: string; tone?: "success" | "info" | "attention" | "warning" | "critical" };
  }[];
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

/** Order, shopper, conversations and how the parcel travels. */
export function ReturnSide({ one, order, conversations }: Props) {
  return (
    <>
      <Side title="Order">
        <Link url={`/app/orders/${gidDigits(order.id)}`}>{order.name}</Link>
        {order.customerName && (
          <Text as="p" breakWord>
            {order.customerName}
          </Text>
        )}
        <Text as="p" tone="subdued" breakWord>
          {order.email ?? order.phone ?? "No address"}
        </Text>
        {one.shippingFee && Number(one.shippingFee) > 0 && (
          <Text as="p">Return shipping fee {formatMoney({ amount: one.shippingFee, currency: one.currency }, "en")}</Text>
        )}
      </Side>
      <Side title="Conversations">
        {conversations.length === 0 && (
          <Text as="p" tone="subdued">
            Nobody has written about this order.
          </Text>
        )}
        {conversations.map((each) => (
          <InlineStack key={each.id} align="space-between" gap="200">
            <Link url={`/app/conversations/${each.number}`}>{each.subject || `Conversation ${each.number}`}</Link>
            <Badge {...(each.words.tone ? { tone: each.words.tone } : {})}>{each.words.label}</Badge>
          </InlineStack>
        ))}
      </Side>
      {(one.returnAddress || one.instructions || one.trackingNumber) && (
        <Side title="The way back">
          {one.returnAddress && (
            <address style={{ fontStyle: "normal", whiteSpace: "pre-line" }}>
              <Text as="p" breakWord>
                {one.returnAddress}
              </Text>
            </address>
          )}
          {one.instructions && (
            <Text as="p" breakWord>
              {one.instructions}
            </Text>
          )}
          {one.trackingNumber && (
            <Text as="p" breakWord>
              {one.trackingCompany ?? "Tracking"}{" "}
              {webAddress(one.trackingUrl) ? (
                <Link url={webAddress(one.trackingUrl) ?? ""} target="_blank">
                  {one.trackingNumber}
                </Link>
              ) : (
                one.trackingNumber
              )}
            </Text>
          )}
        </Side>
      )}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Who did what, newest first. */
export function ReturnTrail({ trail, timeZone }: { trail: TrailEntry[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        <ol style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "0.75rem" }}>
          {trail.map(({ id, at, actorName, action, details }) => (
            <li key={id}>
              <Text as="p" breakWord>
                {capital(action)}
                {details.amount && details.currency
                  ? ` (${formatMoney({ amount: details.amount, currency: details.currency }, "en")})`
                  : ""}
              </Text>
              {details.why && (
                <Text as="p" tone="subdued" breakWord>
                  {details.why}
                </Text>
              )}
              <Text as="p" tone="subdued">
                {actorName} · {details.timeUnknown ? "some time after " : ""}
                {formatTime(at, "en", timeZone)}
              </Text>
            </li>
          ))}
        </ol>
      </BlockStack>
    </Card>
  );
}
