import { BlockStack, Card, InlineStack, Link, Tag, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { gidDigits, type Address, type OrderInFull } from "../order";

/** A card beside the main column. */
export function SideCard({ title, children }: { title: string; children: ReactNode }) {
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

/** Who ordered, where it goes, what was noted. */
export function OrderSide({ order }: { order: OrderInFull }) {
  return (
    <>
      <SideCard title="Customer">
        {order.customerId ? (
          <Link url={`shopify://admin/customers/${gidDigits(order.customerId)}`} target="_top">
            {order.customerName ?? "Open in Shopify"}
          </Link>
        ) : (
          <Text as="p">{order.customerName ?? "Guest"}</Text>
        )}
        {order.email && (
          <Text as="p" breakWord>
            {order.email}
          </Text>
        )}
        {order.phone && <Text as="p">{order.phone}</Text>}
      </SideCard>
      {order.shippingAddress && (
        <SideCard title="Shipping address">
          <address style={{ fontStyle: "normal" }}>
            {linesOf(order.shippingAddress).map((line) => (
              <Text as="p" key={line} breakWord>
                {line}
              </Text>
            ))}
          </address>
        </SideCard>
      )}
      {(order.note || order.tags.length > 0) && (
        <SideCard title="Notes and tags">
          {order.note && (
            <Text as="p" breakWord>
              {order.note}
            </Text>
          )}
          <InlineStack gap="100">
            {order.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </InlineStack>
        </SideCard>
      )}
    </>
  );
}

const linesOf = (a: Address): string[] =>
  [a.name, a.company, a.address1, a.address2, [a.zip, a.city].filter(Boolean).join(" "), a.province, a.country].filter(
    (line): line is string => Boolean(line),
  );

/** Money that went back. */
export function OrderRefunds({ order, timeZone }: { order: OrderInFull; timeZone: string }) {
  if (order.refunds.length === 0) return null;
  return (
    <SideCard title="Refunds">
      {order.refunds.map((refund) => (
        <InlineStack key={refund.id} align="space-between" gap="200">
          <Text as="span">{formatTime(refund.createdAt, "en", timeZone)}</Text>
          <Text as="span" numeric fontWeight="semibold">
            {formatMoney(refund, "en")}
          </Text>
        </InlineStack>
      ))}
    </SideCard>
  );
}
