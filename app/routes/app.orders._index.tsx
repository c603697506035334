import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Card, EmptyState, Page } from "@shopify/polaris";
import { findOrders } from "~/features/orders/find-orders.server";
import { orderQuery } from "~/features/orders/order-query";
import { OrdersFilters } from "~/features/orders/ui/orders-filters";
import { OrdersTable } from "~/features/orders/ui/orders-table";
import { findShop } from "~/features/shop/find-shop.server";
import { clock } from "~/platform/clock";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Orders · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const query = orderQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, { timezone }] = await Promise.all([findOrders(shop, query, clock.now()), findShop(shop)]);
  const narrowed = query.view !== "all" || query.q !== "" || query.cursor !== undefined || query.days !== undefined;
  const filtered = narrowed || [query.parcel, query.fulfillment, query.payment, query.returns].some((list) => list.length > 0);
  return { page, query, timezone, none: page.orders.length === 0 && !filtered };
}

export default function Orders() {
  const { page, query, timezone, none } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const loading = useNavigation().state === "loading";
  const goTo = (cursor: string): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set("cursor", cursor);
      return next;
    });
  return (
    <Page title="Orders" fullWidth>
      <Card padding="0">
        {none ? (
          <EmptyState
            heading="Orders appear here by themselves"
            image="/empty-parcels.svg"
            action={{ content: "See what is being loaded", url: "/app" }}
          >
            <p>Orders of the last 60 days are loaded once; after that each new order, parcel and refund shows up within seconds.</p>
          </EmptyState>
        ) : (
          <>
            <OrdersFilters query={query} />
            <OrdersTable page={page} timeZone={timezone} goTo={goTo} loading={loading} />
          </>
        )}
      </Card>
    </Page>
  );
}
