import { Badge, InlineStack } from "@shopify/polaris";
import type { Order } from "../order";
import { fulfillmentWords, paymentWords, returnWords, type Words } from "../order-words";
import { parcelWords } from "../parcel-state";

/** Words with their tone. */
export function WordsBadge({ words }: { words: Words }) {
  return words.tone ? <Badge tone={words.tone}>{words.label}</Badge> : <Badge>{words.label}</Badge>;
}

/** What the parcels of an order say. */
export function ParcelBadge({ state }: { state: string }) {
  return <WordsBadge words={parcelWords(state)} />;
}

/** The state of an order in a row of badges: payment, sending, parcels, returns, cancelled. */
export function OrderBadges({
  order,
}: {
  order: Pick<Order, "financialStatus" | "fulfillmentStatus" | "parcelState" | "returnState" | "cancelledAt">;
}) {
  const returning = returnWords(order.returnState);
  return (
    <InlineStack gap="100">
      {order.cancelledAt && <Badge tone="critical">Cancelled</Badge>}
      <WordsBadge words={paymentWords(order.financialStatus)} />
      <WordsBadge words={fulfillmentWords(order.fulfillmentStatus)} />
      {order.parcelState !== "none" && <ParcelBadge state={order.parcelState} />}
      {returning && <WordsBadge words={returning} />}
    </InlineStack>
  );
}
