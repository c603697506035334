import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, Card, Collapsible, Icon, InlineGrid, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon, XIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import type { SetupStep } from "../setup-guide";

/** What is left to do, one step open at a time; steps of the theme tick themselves. */
export function SetupGuide({ steps }: { steps: SetupStep[] }) {
  const inTheme = useThemeBlocks();
  const shown = steps.map((step) => ({ ...step, done: step.done || (step.block !== undefined && inTheme.has(step.block)) }));
  const [chosen, setChosen] = useState<string>();
  const fetcher = useFetcher();
  const open = chosen ?? shown.find((step) => !step.done)?.id;
  const count = shown.filter((step) => step.done).length;
  const send = (fields: Record<string, string>): void => void fetcher.submit(fields, { method: "post" });
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" wrap={false}>
          <Text as="h2" variant="headingMd">
            Set up Aftercare
          </Text>
          <Button
            icon={XIcon}
            variant="tertiary"
            accessibilityLabel="Hide the set-up guide"
            onClick={() => send({ intent: "hide-guide" })}
          />
        </InlineStack>
        <InlineGrid columns="auto 1fr" gap="300" alignItems="center">
          <Text as="span" tone="subdued">
            {count} of {shown.length} done
          </Text>
          <ProgressBar size="small" progress={(count / shown.length) * 100} ariaLabelledBy="setup-progress" tone="success" />
          <span id="setup-progress" hidden>
            Set-up progress
          </span>
        </InlineGrid>
        <BlockStack gap="100">
          {shown.map((step) => (
            <Step
              key={step.id}
              step={step}
              open={open === step.id}
              onOpen={() => setChosen(step.id)}
              onTick={() => send({ intent: "tick", step: step.id, done: step.done ? "" : "yes" })}
            />
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

// 24 px: the smallest thing that WCAG 2.2 lets a finger aim at. Above the plain button beside it, whose margins reach over here.
const TICK = {
  background: "none",
  border: 0,
  padding: 2,
  minWidth: 24,
  minHeight: 24,
  position: "relative",
  zIndex: 1,
  cursor: "pointer",
  borderRadius: "0.5rem",
} as const;

function OpenCircle() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="3 2.1" />
    </svg>
  );
}

function Step(props: { step: SetupStep; open: boolean; onOpen: () => void; onTick: () => void }) {
  const { step, open, onOpen, onTick } = props;
  return (
    <Box background={open ? "bg-surface-secondary" : "bg-surface"} padding="200" borderRadius="200">
      <InlineGrid columns="auto 1fr" gap="200" alignItems="start">
        <button
          type="button"
          style={TICK}
          aria-label={step.done ? `Mark “${step.title}” as not done` : `Mark “${step.title}” as done`}
          onClick={onTick}
        >
          {step.done ? <Icon source={CheckCircleIcon} tone="success" /> : <Icon source={OpenCircle} tone="subdued" />}
        </button>
        <BlockStack gap="200">
          <Button
            variant="monochromePlain"
            textAlign="start"
            onClick={onOpen}
            ariaExpanded={open}
            ariaControls={`step-${step.id}`}
            fullWidth
          >
            {step.title}
          </Button>
          <Collapsible id={`step-${step.id}`} open={open}>
            <BlockStack gap="200" inlineAlign="start">
              <Text as="p">{step.text}</Text>
              <Button
                variant={step.done ? "secondary" : "primary"}
                url={step.action.url}
                {...(step.action.external ? { target: "_top" as const } : {})}
              >
                {step.action.label}
              </Button>
            </BlockStack>
          </Collapsible>
        </BlockStack>
      </InlineGrid>
    </Box>
  );
}

/** Handles of our blocks and embeds that stand in the published theme, asked of Shopify's admin once the page is there. */
function useThemeBlocks(): ReadonlySet<string> {
  const bridge = useAppBridge();
  const [blocks, setBlocks] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let gone = false;
    const ask = async (): Promise<void> => {
      // older frames of the admin don't know this interface; the step can be ticked by hand there
      const all = await bridge.app?.extensions().catch(() => []);
      const activations = (all ?? []).flatMap((one): object[] => one.activations);
      const active = activations.flatMap((one) =>
        "handle" in one && "status" in one && one.status === "active" ? [String(one.handle)] : [],
      );
      if (!gone) setBlocks(new Set(active));
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [bridge]);
  return blocks;
}
