import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, EmptySearchResult, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import { useEffect } from "react";
import { formatTime } from "~/lib/dates";
import type { DeliveryState, DeliverySummary } from "../find-deliveries.server";

const STATES: Record<DeliveryState, { label: string; tone?: "success" | "critical" | "attention" }> = {
  waiting: { label: "Waiting", tone: "attention" },
  applied: { label: "Applied", tone: "success" },
  skipped: { label: "Skipped" },
  parked: { label: "Parked", tone: "critical" },
};

function StateBadge({ state }: { state: DeliveryState }) {
  const { label, tone } = STATES[state];
  return tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
}

interface Answer {
  refused?: { message: string };
}

/** Messages from Shopify; a parked one can be tried again. */
export function DeliveriesTable(props: { deliveries: DeliverySummary[]; timeZone: string; onNext?: () => void; onFirst?: () => void }) {
  const { deliveries, timeZone, onNext, onFirst } = props;
  const { smDown } = useBreakpoints();
  const fetcher = useFetcher<Answer>();
  const bridge = useAppBridge();
  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data) return;
    if (fetcher.data.refused) bridge.toast.show(fetcher.data.refused.message, { isError: true });
    else bridge.toast.show("Back in line");
  }, [fetcher.state, fetcher.data, bridge]);
  const again = ({ webhookId, state, topic }: DeliverySummary) =>
    state === "parked" && (
      <Button
        size="slim"
        accessibilityLabel={`Try ${topic} again`}
        onClick={() => void fetcher.submit({ webhookId }, { method: "post" })}
        disabled={fetcher.state !== "idle"}
      >
        Try again
      </Button>
    );
  return (
    <IndexTable
      resourceName={{ singular: "message", plural: "messages" }}
      itemCount={deliveries.length}
      selectable={false}
      condensed={smDown}
      emptyState={
        <EmptySearchResult title="No messages" description="Change the filters, or wait for Shopify to send something." withIllustration />
      }
      headings={[
        { title: "Topic" },
        { title: "Received" },
        { title: "State" },
        { title: "What became of it" },
        { title: "Again", hidden: true },
      ]}
      pagination={{
        hasNext: onNext !== undefined,
        hasPrevious: onFirst !== undefined,
        ...(onNext ? { onNext } : {}),
        ...(onFirst ? { onPrevious: onFirst } : {}),
      }}
    >
      {deliveries.map((one, position) => (
        <IndexTable.Row id={one.webhookId} key={one.webhookId} position={position}>
          {smDown ? (
            <div style={{ padding: "0.75rem 1rem" }}>
              <BlockStack gap="100" inlineAlign="start">
                <InlineStack gap="200">
                  <Text as="span" fontWeight="semibold">
                    {one.topic}
                  </Text>
                  <StateBadge state={one.state} />
                </InlineStack>
                <Text as="span" tone="subdued" breakWord>
                  {formatTime(one.receivedAt, "en", timeZone)} {one.note && `· ${one.note}`}
                </Text>
                {again(one)}
              </BlockStack>
            </div>
          ) : (
            <>
              <IndexTable.Cell>
                <Text as="span" fontWeight="semibold">
                  {one.topic}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>{formatTime(one.receivedAt, "en", timeZone)}</IndexTable.Cell>
              <IndexTable.Cell>
                <StateBadge state={one.state} />
              </IndexTable.Cell>
              <IndexTable.Cell>
                <div style={{ whiteSpace: "normal", maxWidth: "28rem", overflowWrap: "anywhere" }}>{one.note}</div>
              </IndexTable.Cell>
              <IndexTable.Cell>{again(one)}</IndexTable.Cell>
            </>
          )}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}
