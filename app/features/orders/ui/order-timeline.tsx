import { BlockStack, Card, Icon, InlineGrid, Link, Text } from "@shopify/polaris";
import { DeliveryIcon, MoneyIcon, OrderIcon, PersonIcon } from "@shopify/polaris-icons";
import { formatTime } from "~/lib/dates";
import type { Moment } from "../find-order-timeline.server";

const ICONS = { order: OrderIcon, parcel: DeliveryIcon, money: MoneyIcon, deed: PersonIcon } as const;
const PAGES: Record<string, string> = { return: "/app/returns", conversation: "/app/conversations" };

/** What happened with an order, newest first. */
export function OrderTimeline({ moments, timeZone }: { moments: Moment[]; timeZone: string }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Timeline
        </Text>
        <ol style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: "0.75rem" }}>
          {moments.map((moment) => {
            const page = moment.about && PAGES[moment.about.subject];
            return (
              <li key={moment.id}>
                <InlineGrid columns="auto 1fr" gap="200" alignItems="start">
                  <Icon source={ICONS[moment.kind]} tone="subdued" />
                  <div>
                    <Text as="p" breakWord>
                      {page ? <Link url={`${page}/${moment.about?.subjectId ?? ""}`}>{moment.text}</Link> : moment.text}
                    </Text>
                    <Text as="p" tone="subdued" breakWord>
                      {[formatTime(moment.at, "en", timeZone), moment.aside].filter(Boolean).join(" · ")}
                    </Text>
                  </div>
                </InlineGrid>
              </li>
            );
          })}
        </ol>
      </BlockStack>
    </Card>
  );
}
