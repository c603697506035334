import { BlockStack, Box, Card, InlineGrid, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { OrderInFull } from "~/features/orders/order";
import { formatMoney } from "~/lib/money";
import type { ReturnWorth } from "../find-return-worth.server";
import { REASON_WORDS, type Return } from "../return";

/** What comes back: pictures, pieces, reasons and the shopper's words. */
export function ReturnLines({ one, order, worth }: { one: Return; order: OrderInFull; worth: ReturnWorth | null }) {
  const money = (amount: string): string => formatMoney({ amount, currency: one.currency }, "en");
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
                <Text as="p" breakWord>
                  Reason: {REASON_WORDS[line.reason as keyof typeof REASON_WORDS] ?? "Other reason"}
                  {line.customerNote ? `, “${line.customerNote}”` : ""}
                </Text>
                {done.length > 0 && (
                  <Text as="p" tone="subdued">
                    {done.join(" · ")}
                  </Text>
                )}
              </Box>
              <BlockStack inlineAlign="end">
                <Text as="span" numeric>
                  {article ? `${money(article.price)} × ${line.quantity}` : `× ${line.quantity}`}
                </Text>
                {worth?.lines[line.id] && (
                  <Text as="span" numeric tone="subdued" alignment="end">
                    worth {money(worth.lines[line.id] ?? "")}
                  </Text>
                )}
              </BlockStack>
            </InlineGrid>
          );
        })}
      </BlockStack>
    </Card>
  );
}
