import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Box, Card, InlineGrid, Page, Select } from "@shopify/polaris";
import { findShop } from "~/features/shop/find-shop.server";
import { deliveryQuery, findDeliveries } from "~/features/sync/find-deliveries.server";
import { replayParked } from "~/features/sync/replay-parked.server";
import { DeliveriesTable } from "~/features/sync/ui/deliveries-table";
import { answer } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";
import { webhooks } from "~/webhooks.server";

export const meta = () => [{ title: "Deliveries · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const query = deliveryQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, { timezone }] = await Promise.all([findDeliveries(shop, query), findShop(shop)]);
  return { page, timezone, query, topics: Object.keys(webhooks).sort() };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await adminDoor(request);
  return answer(async () => replayParked(visit, String((await readForm(request)).get("webhookId"))));
}

export default function Deliveries() {
  const { page, timezone, query, topics } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const change = (name: string, value: string): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete("cursor");
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const { next } = page;
  return (
    <Page
      title="Deliveries"
      subtitle="Every message from Shopify is kept as it came, before anything is done with it."
      backAction={{ content: "Settings", url: "/app/settings" }}
      fullWidth
    >
      <Card padding="0">
        <Box padding="300">
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <Select
              label="State"
              options={[
                { label: "All", value: "" },
                { label: "Waiting", value: "waiting" },
                { label: "Applied", value: "applied" },
                { label: "Skipped", value: "skipped" },
                { label: "Parked", value: "parked" },
              ]}
              value={query.state ?? ""}
              onChange={(value) => change("state", value)}
            />
            <Select
              label="Topic"
              options={[{ label: "All", value: "" }, ...topics]}
              value={query.topic ?? ""}
              onChange={(value) => change("topic", value)}
            />
          </InlineGrid>
        </Box>
        <DeliveriesTable
          deliveries={page.deliveries}
          timeZone={timezone}
          {...(next ? { onNext: () => change("cursor", next) } : {})}
          {...(query.cursor ? { onFirst: () => change("cursor", "") } : {})}
        />
      </Card>
    </Page>
  );
}
