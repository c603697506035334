import { BlockStack, Link, Text } from "@shopify/polaris";
import { formatTime } from "~/lib/dates";
import { eventSentence } from "../conversation-words";
import type { Message } from "../message";
import { MessageCard } from "./message-card";

/** A message with the addresses of its files. */
export type ShownMessage = Message & { fileLinks: Record<string, string> };

interface ThreadProps {
  messages: ShownMessage[];
  timeZone: string;
  /** Names of returns ("#1001-R1") by id, as far as they have one. */
  returnNames: Record<string, string | null>;
  onResend: (messageId: string) => void;
  busy: boolean;
}

/** The thread, oldest first; screen readers hear what is added. */
export function Thread({ messages, timeZone, returnNames, onResend, busy }: ThreadProps) {
  return (
    <div role="log" aria-label="Conversation">
      <BlockStack gap="300">
        {messages.map((message) =>
          message.kind === "event" ? (
            <EventLine key={message.id} message={message} timeZone={timeZone} returnNames={returnNames} />
          ) : (
            <MessageCard key={message.id} message={message} timeZone={timeZone} onResend={onResend} busy={busy} />
          ),
        )}
      </BlockStack>
    </div>
  );
}

function EventLine({ message, timeZone, returnNames }: Pick<ThreadProps, "timeZone" | "returnNames"> & { message: ShownMessage }) {
  const { details } = message;
  if (!details || details.kind === "mail") return null;
  const about = details.kind === "return" ? details.returnId : null;
  const sentence = eventSentence(details, about ? returnNames[about] : null);
  return (
    <div style={{ textAlign: "center", overflowWrap: "anywhere" }}>
      <Text as="p" variant="bodySm" tone="subdued">
        {about ? <Link url={`/app/returns/${about}`}>{sentence}</Link> : sentence} · {formatTime(message.createdAt, "en", timeZone)}
      </Text>
    </div>
  );
}
