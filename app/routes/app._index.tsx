import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button, Card, InlineGrid, InlineStack, Page, Text } from "@shopify/polaris";
import { countConversationsWaiting } from "~/features/conversations/count-conversations-waiting.server";
import { countOrders } from "~/features/orders/count-orders.server";
import { countReturnsWaiting } from "~/features/returns/count-returns-waiting.server";
import { hideGuide, tickStep } from "~/features/shop/change-settings.server";
import { findShop } from "~/features/shop/find-shop.server";
import { GUIDE_HIDDEN, setupSteps } from "~/features/shop/setup-guide";
import { SetupGuide } from "~/features/shop/ui/setup-guide";
import { findBackfill } from "~/features/sync/find-backfill.server";
import { restartBackfill } from "~/features/sync/start-backfill.server";
import { BackfillCard } from "~/features/sync/ui/backfill-card";
import { showCount } from "~/lib/bounded-count";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { answer } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";
import { FigureTile } from "~/ui/figure-tile";

export const meta = () => [{ title: "Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, staff } = await adminDoor(request);
  const [{ name, settings }, backfill, orders, returns, conversations] = await Promise.all([
    findShop(shop),
    findBackfill(shop),
    countOrders(shop, clock.now()),
    countReturnsWaiting(shop),
    countConversationsWaiting(shop),
  ]);
  const steps = settings.done.includes(GUIDE_HIDDEN) ? null : setupSteps(shop, env.SHOPIFY_API_KEY, settings);
  return { name, first: staff.name.split(" ")[0] ?? staff.name, backfill, orders, returns, conversations, steps };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await adminDoor(request);
  return answer(async () => {
    const form = await readForm(request);
    const intent = form.get("intent");
    if (intent === "tick") await tickStep(visit, String(form.get("step")), form.get("done") === "yes");
    else if (intent === "hide-guide") await hideGuide(visit, true);
    else if (intent === "show-guide") await hideGuide(visit, false);
    else if (intent === "restart-backfill") await restartBackfill(visit);
    else throw new Refusal("invalid", "no-such-intent", "This page can’t do that.");
  });
}

export default function Home() {
  const { name, first, backfill, orders, returns, conversations, steps } = useLoaderData<typeof loader>();
  const nothing = orders.trouble + returns + conversations === 0;
  return (
    <Page title={`Hello, ${first}`} subtitle={name}>
      <BlockStack gap="400">
        <BackfillCard backfill={backfill} />
        <InlineGrid columns={{ xs: 2, md: 4 }} gap="300">
          <FigureTile label="Orders, last 7 days" figure={showCount(orders.recent)} url="/app/orders?days=7" />
          <FigureTile
            label="Parcels in trouble"
            figure={showCount(orders.trouble)}
            url="/app/orders?view=trouble"
            urgent={orders.trouble > 0}
          />
          <FigureTile label="Returns to decide" figure={showCount(returns)} url="/app/returns" />
          <FigureTile label="Open conversations" figure={showCount(conversations)} url="/app/conversations" />
        </InlineGrid>
        {nothing ? (
          <Card>
            <Text as="p">Nothing waits for you. New questions, return requests and late parcels show up here.</Text>
          </Card>
        ) : (
          <NextCard trouble={orders.trouble} returns={returns} conversations={conversations} />
        )}
        {steps && <SetupGuide steps={steps} />}
      </BlockStack>
    </Page>
  );
}

function NextCard({ trouble, returns, conversations }: { trouble: number; returns: number; conversations: number }) {
  const next = [
    { count: conversations, one: "conversation is open", many: "conversations are open", label: "Answer", url: "/app/conversations" },
    { count: returns, one: "return waits for your decision", many: "returns wait for your decision", label: "Decide", url: "/app/returns" },
    {
      count: trouble,
      one: "order has a parcel in trouble",
      many: "orders have a parcel in trouble",
      label: "Look",
      url: "/app/orders?view=trouble",
    },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What to do next
        </Text>
        {next
          .filter(({ count }) => count > 0)
          .map(({ count, one, many, label, url }) => (
            <InlineStack key={url} align="space-between" blockAlign="center" gap="200" wrap={false}>
              <Text as="p">
                {showCount(count)} {count === 1 ? one : many}
              </Text>
              <Button url={url} accessibilityLabel={`${label}: ${many}`}>
                {label}
              </Button>
            </InlineStack>
          ))}
      </BlockStack>
    </Card>
  );
}
