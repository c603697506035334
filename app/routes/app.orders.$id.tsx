import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { ExternalIcon, RefreshIcon } from "@shopify/polaris-icons";
import { useEffect } from "react";
import { findConversationsOfOrder } from "~/features/conversations/find-conversations-of-order.server";
import { findOrderTimeline } from "~/features/orders/find-order-timeline.server";
import { findOrder } from "~/features/orders/find-order.server";
import { gidDigits, orderGid } from "~/features/orders/order";
import { OrderBadges } from "~/features/orders/ui/order-badges";
import { OrderLines } from "~/features/orders/ui/order-lines";
import { OrderParcels } from "~/features/orders/ui/order-parcels";
import { OrderLinks } from "~/features/orders/ui/order-links";
import { OrderRefunds, OrderSide } from "~/features/orders/ui/order-side";
import { OrderTimeline } from "~/features/orders/ui/order-timeline";
import { findReturnsOfOrder } from "~/features/returns/find-returns-of-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { resyncOrder } from "~/features/sync/resync-order.server";
import { formatAgo, formatTime } from "~/lib/dates";
import { clock } from "~/platform/clock";
import { answer, orRefuse, type RefusalAnswer } from "~/platform/http/answer.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Order · Aftercare" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const id = orderGid(params.id ?? "");
  return orRefuse(async () => {
    const [order, { timezone }] = await Promise.all([findOrder(shop, id), findShop(shop)]);
    const [timeline, returns, conversations] = await Promise.all([
      findOrderTimeline(shop, order),
      findReturnsOfOrder(shop, id),
      findConversationsOfOrder(shop, id),
    ]);
    return { order, timeline, returns, conversations, timezone, now: clock.now() };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await adminDoor(request);
  return answer(() => resyncOrder(visit, orderGid(params.id ?? "")));
}

export default function OrderPage() {
  const { order, timeline, returns, conversations, timezone, now } = useLoaderData<typeof loader>();
  const sync = useFetcher<{ said: string } | RefusalAnswer>();
  const bridge = useAppBridge();
  useEffect(() => {
    if (sync.state !== "idle" || !sync.data) return;
    if ("refused" in sync.data) bridge.toast.show(sync.data.refused.message, { isError: true });
    else bridge.toast.show("Up to date with Shopify");
  }, [sync.state, sync.data, bridge]);
  const age = Math.max(0, Math.round((now.getTime() - order.syncedAt.getTime()) / 1000));
  const synced = `Synced ${age < 60 ? `${age} s ago` : formatAgo(order.syncedAt, now, "en")}`;
  return (
    <Page
      title={order.name}
      titleMetadata={<OrderBadges order={order} />}
      subtitle={`${formatTime(order.placedAt, "en", timezone)} · ${synced}`}
      backAction={{ content: "Orders", url: "/app/orders" }}
      secondaryActions={[
        {
          content: "Sync now",
          icon: RefreshIcon,
          loading: sync.state !== "idle",
          onAction: () => void sync.submit(null, { method: "post" }),
        },
        { content: "Open in Shopify", icon: ExternalIcon, url: `shopify://admin/orders/${gidDigits(order.id)}`, target: "_top" },
      ]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <OrderParcels parcels={order.parcels} timeZone={timezone} />
            <OrderLines order={order} />
            <OrderTimeline moments={timeline} timeZone={timezone} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <OrderLinks returns={returns} conversations={conversations} now={now} />
            <OrderRefunds order={order} timeZone={timezone} />
            <OrderSide order={order} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
