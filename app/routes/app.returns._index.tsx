import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Card, EmptyState, Page } from "@shopify/polaris";
import { findReturns } from "~/features/returns/find-returns.server";
import { returnQuery } from "~/features/returns/return-query";
import { ReturnsFilters } from "~/features/returns/ui/returns-filters";
import { ReturnsTable } from "~/features/returns/ui/returns-table";
import { findShop } from "~/features/shop/find-shop.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Returns · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const query = returnQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, any, { timezone, primaryUrl, proxyPath }] = await Promise.all([
    findReturns(shop, query),
    findReturns(shop, returnQuery.parse({ view: "all" })),
    findShop(shop),
  ]);
  return { page, query, timezone, none: any.returns.length === 0, portal: `${primaryUrl}${proxyPath}/returns` };
}

export default function Returns() {
  const { page, query, timezone, none, portal } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const loading = useNavigation().state === "loading";
  const goTo = (cursor: string): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.set("cursor", cursor);
      return next;
    });
  return (
    <Page
      title="Returns"
      fullWidth
      secondaryActions={[
        { content: "Return policy", url: "/app/settings/policy" },
        { content: "Open the shoppers’ page", url: portal, target: "_blank" },
      ]}
    >
      <Card padding="0">
        {none ? (
          <EmptyState
            heading="Returns that shoppers ask for appear here"
            image="/empty-parcels.svg"
            action={{ content: "Check your return policy", url: "/app/settings/policy" }}
            secondaryAction={{ content: "See the shoppers’ page", url: portal, target: "_blank" }}
          >
            <p>Shoppers choose what to send back on your returns page. You approve, receive the parcel and refund with one click.</p>
          </EmptyState>
        ) : (
          <>
            <ReturnsFilters query={query} />
            <ReturnsTable page={page} timeZone={timezone} goTo={goTo} loading={loading} />
          </>
        )}
      </Card>
    </Page>
  );
}
