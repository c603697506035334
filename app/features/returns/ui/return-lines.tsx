import { BlockStack, Box, Card, InlineGrid, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { OrderInFull } from "~/features/orders/order";
import { REASON_WORDS, type Return } from "../return";

/** What comes back: pictures, pieces, reasons and the shopper's words. */
export function ReturnLines({ one, order }: { one: Return; order: OrderInFull }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Items
        </Text>
        {one.lines.map((line) => {
          const article = order.lines.find((each) => each.id === line.lineId);
          const done = [
            line.processedQuantity > 0 && `${line.processedQuantity} arrived`,
            line.refundedQuantity > 0 && `${line.refundedQuantity} refunded`,
            Number(line.restockingFeePercent) > 0 && `${line.restockingFeePercent} % restocking fee`,
          ].filter(Boolean);
          return (
            <InlineGrid key={line.id} columns="auto 1fr auto" gap="300" alignItems="start">
              <Thumbnail source={article?.imageUrl ?? ImageIcon} alt="" size="small" />
              <Box>
                <Text as="p" fontWeight="medium" breakWord>
                  {article?.title ?? "An article that is no longer on the order"}
                </Text>
                {article?.variantTitle && (
                  <Text as="p" tone="subdued" breakWord>
                    {article.variantTitle}
                  </Text>
                )}
                <Text as="p">{REASON_WORDS[line.reason as keyof typeof REASON_WORDS] ?? "Other reason"}</Text>
                {line.customerNote && (
                  <Text as="p" tone="subdued" breakWord>
                    “{line.customerNote}”
                  </Text>
                )}
                {done.length > 0 && (
                  <Text as="p" tone="subdued">
                    {done.join(" · ")}
                  </Text>
                )}
              </Box>
              <InlineStack align="end">
                <Text as="span" numeric>
                  × {line.quantity}
                </Text>
              </InlineStack>
            </InlineGrid>
          );
        })}
      </BlockStack>
    </Card>
  );
}
