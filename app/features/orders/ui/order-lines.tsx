import { BlockStack, Box, Card, Divider, InlineGrid, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { formatMoney } from "~/lib/money";
import type { OrderInFull, OrderLine } from "../order";

/** The lines of an order with pictures, and what was paid. */
export function OrderLines({ order }: { order: OrderInFull }) {
  const money = (amount: string): string => formatMoney({ amount, currency: order.currency }, "en");
  const sums: [string, string][] = [
    ["Subtotal", order.subtotal],
    ...(Number(order.discountTotal) > 0 ? [["Discounts", `-${order.discountTotal}`] as [string, string]] : []),
    ["Shipping", order.shippingTotal],
    ["Taxes", order.taxTotal],
    ["Total", order.total],
    ...(order.currentTotal !== order.total ? [["Total after changes", order.currentTotal] as [string, string]] : []),
  ];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Items
        </Text>
        {order.lines.map((line) => (
          <LineRow key={line.id} line={line} currency={order.currency} />
        ))}
        <Divider />
        <BlockStack gap="100">
          {sums.map(([label, amount]) => (
            <InlineStack key={label} align="space-between">
              <Text as="span" fontWeight={label.startsWith("Total") ? "semibold" : "regular"}>
                {label}
              </Text>
              <Text as="span" numeric fontWeight={label.startsWith("Total") ? "semibold" : "regular"}>
                {money(amount)}
              </Text>
            </InlineStack>
          ))}
          {order.presentmentCurrency !== order.currency && (
            <Text as="p" tone="subdued">
              The shopper paid {formatMoney({ amount: order.presentmentTotal, currency: order.presentmentCurrency }, "en")}
            </Text>
          )}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

function LineRow({ line, currency }: { line: OrderLine; currency: string }) {
  const gone = line.quantity - line.currentQuantity;
  const about = [line.variantTitle, line.sku && `SKU ${line.sku}`].filter(Boolean).join(" · ");
  return (
    <InlineGrid columns="auto 1fr auto" gap="300" alignItems="start">
      <Thumbnail source={line.imageUrl ?? ImageIcon} alt="" size="small" />
      <Box>
        <Text as="p" fontWeight="medium" breakWord>
          {line.title}
        </Text>
        {about && (
          <Text as="p" tone="subdued" breakWord>
            {about}
          </Text>
        )}
        {gone > 0 && (
          <Text as="p" tone="subdued">
            {gone} of {line.quantity} removed or refunded
          </Text>
        )}
      </Box>
      <Text as="p" numeric alignment="end">
        {formatMoney({ amount: line.price, currency }, "en")} × {line.quantity}
      </Text>
    </InlineGrid>
  );
}
