import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, Card, InlineStack, Tabs, Text, TextField } from "@shopify/polaris";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import type { RefusalAnswer } from "~/platform/http/answer.server";
import { useDraft } from "./use-draft";

const TABS = [
  { id: "reply", content: "Reply", panelID: "composer-panel" },
  { id: "note", content: "Internal note", panelID: "composer-panel" },
];

/** Where an agent writes: to the shopper or to the other agents. Ctrl+Enter (⌘+Enter) sends. */
export function Composer({ conversationId, to }: { conversationId: string; to: string | null }) {
  const [tab, setTab] = useState(to ? 0 : 1);
  const deed = tab === 0 ? "reply" : "note";
  const [text, setText] = useDraft(`aftercare:draft:${conversationId}:${deed}`);
  const fetcher = useFetcher<RefusalAnswer | { done: true }>();
  const bridge = useAppBridge();
  // The same message sent twice is stored once; the next message gets a token of its own.
  const cause = useRef("");
  const sent = useRef<string | null>(null);
  const busy = fetcher.state !== "idle";
  const refused = fetcher.data && "refused" in fetcher.data ? fetcher.data.refused : null;

  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data || sent.current === null) return;
    const which = sent.current;
    sent.current = null;
    if ("refused" in fetcher.data) return;
    cause.current = "";
    setText("");
    bridge.toast.show(which === "reply" ? "Reply is on its way" : "Note added");
  }, [fetcher.state, fetcher.data]);

  const send = (): void => {
    if (busy || !text.trim() || (deed === "reply" && !to)) return;
    cause.current ||= crypto.randomUUID();
    sent.current = deed;
    void fetcher.submit({ deed, text, cause: cause.current }, { method: "post" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };

  return (
    <Card padding="0">
      <Tabs tabs={TABS} selected={tab} onSelect={setTab} disabled={busy} />
      <Box padding="300" paddingBlockStart="0">
        <div id="composer-panel" role="tabpanel" aria-labelledby={TABS[tab]?.id} onKeyDown={onKeyDown}>
          <BlockStack gap="300">
            <TextField
              label={deed === "reply" ? `Reply to ${to ?? "nobody: no address is known"}` : "Note for staff; the shopper never sees it"}
              value={text}
              onChange={setText}
              multiline={4}
              maxHeight={320}
              autoComplete="off"
              disabled={deed === "reply" && !to}
              {...(refused ? { error: refused.message } : {})}
            />
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="span" variant="bodySm" tone="subdued">
                Ctrl + Enter sends
              </Text>
              <Button variant="primary" onClick={send} loading={busy} disabled={!text.trim() || (deed === "reply" && !to)}>
                {deed === "reply" ? "Send reply" : "Add note"}
              </Button>
            </InlineStack>
          </BlockStack>
        </div>
      </Box>
    </Card>
  );
}
