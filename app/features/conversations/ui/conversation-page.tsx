import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Layout, Page } from "@shopify/polaris";
import { useEffect } from "react";
import type { Customer } from "~/features/customers/customer";
import type { OrderInFull } from "~/features/orders/order";
import type { RefusalAnswer } from "~/platform/http/answer.server";
import { referenceOf, type Conversation, type ConversationSummary } from "../conversation";
import { can } from "../conversation-life";
import { Composer } from "./composer";
import { LinkOrderForm } from "./link-order-form";
import { SideOrder, type SideReturn } from "./side-order";
import { SideCustomer, SidePast, SideWork } from "./side-people";
import { StatusBadge } from "./status-badge";
import { Thread, type ShownMessage } from "./thread";

/** Everything the page shows. */
export interface ConversationView {
  conversation: Conversation;
  messages: ShownMessage[];
  /** Cursor to what was said before; null at the beginning. */
  older: string | null;
  /** True while an earlier part of the thread is shown. */
  earlier: boolean;
  customer: Customer | null;
  orders: { order: OrderInFull; returns: SideReturn[] }[];
  past: ConversationSummary[];
  staff: { id: string; name: string }[];
  me: string;
  timeZone: string;
  now: Date;
}

/** A conversation with the order, parcels, returns and the shopper's past beside it; on phones they follow below. */
export function ConversationPage(view: ConversationView) {
  const { conversation, messages, older, earlier, customer, orders, past, staff, me, timeZone, now } = view;
  const fetcher = useFetcher<RefusalAnswer | { done: true }>();
  const bridge = useAppBridge();
  const busy = fetcher.state !== "idle";
  const act = (fields: Record<string, string>): void => void fetcher.submit(fields, { method: "post" });
  useEffect(() => {
    if (fetcher.data && "refused" in fetcher.data) bridge.toast.show(fetcher.data.refused.message, { isError: true });
  }, [fetcher.data]);
  const returnNames = Object.fromEntries(orders.flatMap((one) => one.returns.map(({ id, name }) => [id, name])));
  const path = `/app/conversations/${conversation.number}`;
  return (
    <Page
      backAction={{ content: "Conversations", url: "/app/conversations" }}
      title={conversation.subject}
      titleMetadata={<StatusBadge status={conversation.status} />}
      subtitle={`${referenceOf(conversation.number)} · ${conversation.contactName ?? conversation.contactEmail ?? "Unknown"}`}
      {...(can("close", conversation.status)
        ? { primaryAction: { content: "Close", onAction: () => act({ deed: "close" }), loading: busy } }
        : {})}
      secondaryActions={
        can("reopen", conversation.status) ? [{ content: "Reopen", onAction: () => act({ deed: "reopen" }), disabled: busy }] : []
      }
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Card>
              <BlockStack gap="300">
                {(older !== null || earlier) && (
                  <InlineStack align="center" gap="200">
                    {older !== null && <Button url={`${path}?older=${older}`}>Show earlier messages</Button>}
                    {earlier && <Button url={path}>Back to the newest</Button>}
                  </InlineStack>
                )}
                <Thread
                  messages={messages}
                  timeZone={timeZone}
                  returnNames={returnNames}
                  busy={busy}
                  onResend={(messageId) => act({ deed: "resend", messageId })}
                />
              </BlockStack>
            </Card>
            {!earlier && <Composer key={conversation.id} conversationId={conversation.id} to={conversation.contactEmail} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <SideWork
              conversation={conversation}
              staff={staff}
              me={me}
              now={now}
              busy={busy}
              onAssign={(assigneeId) => act({ deed: "assign", assigneeId })}
            />
            <SideCustomer conversation={conversation} customer={customer} />
            {orders.map(({ order, returns }) => {
              const link = conversation.orders.find((one) => one.orderId === order.id);
              return link ? (
                <SideOrder
                  key={order.id}
                  order={order}
                  link={link}
                  returns={returns}
                  timeZone={timeZone}
                  busy={busy}
                  onUnlink={(orderId) => act({ deed: "unlink", orderId })}
                />
              ) : null;
            })}
            <LinkOrderForm first={orders.length === 0} />
            <SidePast past={past} now={now} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
