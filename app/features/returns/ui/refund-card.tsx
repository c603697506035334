import { Banner, BlockStack, Button, Card, Divider, InlineStack, Text } from "@shopify/polaris";
import type { RefundIntent } from "~/features/money/refund-intent";
import { formatMoney } from "~/lib/money";
import { useStep } from "./use-step";

/** The refund as Shopify suggests it, and the one click that pays it; afterwards how it went. */
export function RefundCard({ intent }: { intent: RefundIntent }) {
  const step = useStep("Refund started");
  const money = (amount: string): string => formatMoney({ amount, currency: intent.currency }, "en");
  const { sums, transactions } = intent.plan;
  if (!intent.plan.refund && intent.state !== "failed") return null;
  const rows: [string, string][] = [
    ["Items", money(sums.subtotal)],
    ...(Number(sums.shipping) > 0 ? [["Shipping", money(sums.shipping)] as [string, string]] : []),
    ["Taxes included", money(sums.tax)],
    ...(Number(sums.fees) > 0 ? [["Fees kept", `−${money(sums.fees)}`] as [string, string]] : []),
  ];
  const pieces = intent.plan.lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Refund
        </Text>
        {step.refused && <Banner tone="critical">{step.refused}</Banner>}
        <State intent={intent} />
        {rows.map(([label, amount]) => (
          <InlineStack key={label} align="space-between" gap="200">
            <Text as="span">{label}</Text>
            <Text as="span" numeric>
              {amount}
            </Text>
          </InlineStack>
        ))}
        <Divider />
        <InlineStack align="space-between" gap="200">
          <Text as="span" fontWeight="semibold">
            {pieces === 1 ? "Refund for 1 item" : `Refund for ${pieces} items`}
          </Text>
          <Text as="span" fontWeight="semibold" numeric>
            {money(intent.amount)}
          </Text>
        </InlineStack>
        {transactions.map((one) => (
          <Text as="p" tone="subdued" key={one.parentId}>
            {formatMoney({ amount: one.amount, currency: one.currency }, "en")} to {gatewayName(one.gateway)}
          </Text>
        ))}
        {intent.state === "previewed" && (
          <BlockStack gap="200">
            <Button variant="primary" fullWidth loading={step.busy} onClick={() => step.send({ step: "confirm", intent: intent.id })}>
              {`Refund ${money(intent.amount)}`}
            </Button>
            <Text as="p" tone="subdued">
              At most {money(sums.maximumRefundable)} can still be refunded on this order.
            </Text>
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}

/** Shopify's handle in words: "shopify_payments" is "Shopify payments". */
const gatewayName = (handle: string): string => handle.charAt(0).toUpperCase() + handle.slice(1).replaceAll("_", " ");

function State({ intent }: { intent: RefundIntent }) {
  if (intent.state === "done") return <Banner tone="success">Refunded.</Banner>;
  if (intent.state === "failed") return <Banner tone="critical">{intent.lastError ?? "The refund did not go through."}</Banner>;
  if (intent.state === "confirmed") return <Banner tone="info">On its way to Shopify.</Banner>;
  if (intent.state === "unknown")
    return <Banner tone="warning">Shopify has not answered yet. We look there for the refund and never send it twice.</Banner>;
  return null;
}
