import { useFetcher, useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, ProgressBar, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { isRunning, progressOf, type Backfill } from "../backfill";

/** How often the page asks while orders are being loaded, in milliseconds. */
const ASK_MS = 2_000;

const number = (n: number): string => n.toLocaleString("en");

function words({ state, loaded, expected }: Pick<Backfill, "state" | "loaded" | "expected">): string {
  if (state === "starting") return "Asking Shopify for your orders of the last 60 days";
  if (state === "running") return "Shopify is putting your orders of the last 60 days together";
  const of = expected === null ? "" : ` of ${number(expected)}`;
  return state === "loading"
    ? `${number(loaded)}${of} orders loaded`
    : `Orders are here. Parcels and refunds of ${number(loaded)}${of} orders read`;
}

/** A shop that has just come: the worker begins within a second. */
const ABOUT_TO_START = { state: "starting", loaded: 0, expected: null } as const;

/** The loading of the past: a bar that moves while it runs, a way on when it failed, nothing when it is done. */
export function BackfillCard({ backfill }: { backfill: Backfill | null }) {
  const { revalidate, state: asking } = useRevalidator();
  const fetcher = useFetcher();
  const running = isRunning(backfill?.state ?? ABOUT_TO_START.state);
  useEffect(() => {
    if (!running || asking !== "idle") return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, ASK_MS);
    return () => clearTimeout(timer);
  }, [running, asking, backfill, revalidate]);

  if (backfill?.state === "failed")
    return (
      <Banner tone="warning" title="Your past orders could not be loaded">
        <BlockStack gap="200" inlineAlign="start">
          <Text as="p">New orders arrive all the same. {backfill.lastError}</Text>
          <Button
            onClick={() => void fetcher.submit({ intent: "restart-backfill" }, { method: "post" })}
            loading={fetcher.state !== "idle"}
          >
            Try again
          </Button>
        </BlockStack>
      </Banner>
    );
  if (!running) return null;
  const shown = backfill ?? ABOUT_TO_START;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="backfill-title">
          Loading your orders
        </Text>
        <ProgressBar progress={progressOf(shown)} size="small" ariaLabelledBy="backfill-title" />
        <Text as="p" tone="subdued">
          <span role="status">{words(shown)}</span>. You can work meanwhile.
        </Text>
      </BlockStack>
    </Card>
  );
}
