import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import { findConversationsOfOrder } from "~/features/conversations/find-conversations-of-order.server";
import { STATUS_WORDS } from "~/features/conversations/conversation-words";
import { findRefundIntents } from "~/features/money/find-refund-intents.server";
import { isMoving } from "~/features/money/refund-intent";
import { findOrder } from "~/features/orders/find-order.server";
import { gidDigits } from "~/features/orders/order";
import { findPolicy } from "~/features/policies/find-policy.server";
import { findLocations } from "~/features/returns/find-locations.server";
import { findReturnTrail } from "~/features/returns/find-return-trail.server";
import { findReturnWorth } from "~/features/returns/find-return-worth.server";
import { findReturn } from "~/features/returns/find-return.server";
import { nextStep } from "~/features/returns/next-step";
import { policyStanding } from "~/features/returns/policy-standing";
import { stepsFor } from "~/features/returns/return-life";
import { takeForm } from "~/features/returns/take-form.server";
import { ApproveModal } from "~/features/returns/ui/approve-modal";
import { DeclineModal } from "~/features/returns/ui/decline-modal";
import { NextBanner } from "~/features/returns/ui/next-banner";
import { PolicyCard } from "~/features/returns/ui/policy-card";
import { ReceiveCard } from "~/features/returns/ui/receive-card";
import { RefundCard } from "~/features/returns/ui/refund-card";
import { ReturnBadge } from "~/features/returns/ui/return-badge";
import { ReturnLines } from "~/features/returns/ui/return-lines";
import { ReturnSide, ReturnTrail } from "~/features/returns/ui/return-side";
import { useStep } from "~/features/returns/ui/use-step";
import { findShop } from "~/features/shop/find-shop.server";
import { formatTime } from "~/lib/dates";
import { clock } from "~/platform/clock";
import { answer, orRefuse } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Return · Aftercare" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  return orRefuse(async () => {
    const [one, { timezone, settings }] = await Promise.all([findReturn(shop, params.id ?? ""), findShop(shop)]);
    const [order, intents, trail, conversations, locations, worth] = await Promise.all([
      findOrder(shop, one.orderId),
      findRefundIntents(shop, one.id),
      findReturnTrail(shop, one.id),
      findConversationsOfOrder(shop, one.orderId),
      one.status === "open" ? findLocations(shop) : [],
      findReturnWorth(shop, one),
    ]);
    const standing = policyStanding(one, order, await findPolicy(shop, order.placedAt));
    const [intent = null] = intents;
    const moving = one.status === "sending" || (intent !== null && isMoving(intent, one.updatedAt, clock.now()));
    const next = nextStep({ one, moving, previewed: intent?.state === "previewed" && intent.plan.refund, reachable: order.email !== null });
    const usual = { address: settings.returnAddress, instructions: settings.returnInstructions };
    const talks = conversations.map((talk) => ({ ...talk, words: STATUS_WORDS[talk.status] }));
    return { one, moving, order, intent, trail, talks, locations, worth, standing, next, usual, timezone, steps: stepsFor(one, "staff") };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await adminDoor(request);
  return answer(async () => takeForm(visit, params.id ?? "", await readForm(request)));
}

/** Looks again this often while something is on its way to Shopify, in milliseconds. */
const LOOK_MS = 2_000;

export default function ReturnPage() {
  const { one, moving, order, intent, trail, talks, locations, worth, standing, next, usual, timezone, steps } =
    useLoaderData<typeof loader>();
  const [dialog, setDialog] = useState<"approve" | "decline" | null>(null);
  const simple = useStep("Done");
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [moving, revalidate]);
  const may = (step: (typeof steps)[number]): boolean => steps.includes(step);
  const others = [
    ...(may("withdraw") && one.status === "open" ? [{ content: "Cancel return", onAction: () => simple.send({ step: "withdraw" }) }] : []),
    ...(may("close") && next?.button !== "close" ? [{ content: "Close return", onAction: () => simple.send({ step: "close" }) }] : []),
    { content: "Open order in Shopify", icon: ExternalIcon, url: `shopify://admin/orders/${gidDigits(order.id)}`, target: "_top" as const },
  ];
  const first = may("send-again")
    ? { content: "Send again", loading: simple.busy, onAction: () => simple.send({ step: "send-again" }) }
    : undefined;
  const ask = (which: "approve" | "decline") => (may(which) ? () => setDialog(which) : undefined);
  const policy = (
    <PolicyCard one={one} standing={standing} worth={worth} timeZone={timezone} approve={ask("approve")} decline={ask("decline")} />
  );
  return (
    <Page
      title={one.name ?? `Return from ${order.name}`}
      titleMetadata={<ReturnBadge status={one.status} />}
      subtitle={`Requested ${formatTime(one.requestedAt, "en", timezone)}`}
      backAction={{ content: "Returns", url: "/app/returns" }}
      {...(first ? { primaryAction: first } : {})}
      secondaryActions={others}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {one.lastError && (
              <Banner tone="critical" title="Shopify did not take this request">
                {one.lastError}
              </Banner>
            )}
            {next && <NextBanner next={next} orderId={order.id} />}
            {may("approve") && policy}
            <ReturnLines one={one} order={order} worth={worth} />
            {intent && <RefundCard intent={intent} />}
            {may("receive") && !moving && (
              <ReceiveCard key={trail.length} one={one} order={order} locations={locations} shippingLeft={worth?.shippingLeft ?? null} />
            )}
            <ReturnTrail trail={trail} timeZone={timezone} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {!may("approve") && policy}
            <ReturnSide one={one} order={order} conversations={talks} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <ApproveModal open={dialog === "approve"} close={() => setDialog(null)} {...usual} />
      <DeclineModal open={dialog === "decline"} close={() => setDialog(null)} />
    </Page>
  );
}
