import { Badge, Banner, BlockStack, Box, Button, InlineStack, Link, Text, type BoxProps } from "@shopify/polaris";
import { formatTime } from "~/lib/dates";
import { FoldedText } from "./folded-text";
import { MailFrame } from "./mail-frame";
import type { ShownMessage } from "./thread";

const LOOKS: Record<string, { background: NonNullable<BoxProps["background"]>; side: "start" | "end"; label: string }> = {
  customer: { background: "bg-surface-secondary", side: "start", label: "Customer" },
  agent: { background: "bg-surface-info", side: "end", label: "Staff" },
  note: { background: "bg-surface-caution", side: "end", label: "Internal note" },
};

interface CardProps {
  message: ShownMessage;
  timeZone: string;
  onResend: (messageId: string) => void;
  busy: boolean;
}

/** One thing said: by the shopper, to them, or among staff. */
export function MessageCard({ message, timeZone, onResend, busy }: CardProps) {
  const look = LOOKS[message.kind] ?? { background: "bg-surface-secondary" as const, side: "start" as const, label: "" };
  const mail = message.details?.kind === "mail" ? message.details : null;
  return (
    <article
      aria-label={`${look.label}: ${message.authorName}`}
      style={{ maxWidth: "min(40rem, 94%)", alignSelf: look.side === "end" ? "flex-end" : "flex-start", width: "fit-content" }}
    >
      <Box background={look.background} padding="300" borderRadius="300">
        <BlockStack gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingSm" breakWord>
              {message.authorName}
            </Text>
            {message.kind === "note" && <Badge tone="attention">Internal note</Badge>}
            <Text as="span" variant="bodySm" tone="subdued">
              {formatTime(message.createdAt, "en", timeZone)}
            </Text>
          </InlineStack>
          {mail?.otherFrom && (
            <Text as="p" variant="bodySm" tone="caution">
              Written from another address: {mail.otherFrom}
            </Text>
          )}
          <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{message.text}</div>
          {mail?.quoted && <FoldedText text={mail.quoted} />}
          {message.html && <MailFrame html={message.html} from={message.authorName} />}
          {message.files.map((file) => (
            <Link key={file.id} url={message.fileLinks[file.id] ?? ""} target="_blank">
              {file.name} ({sizeOf(file.size)})
            </Link>
          ))}
          {message.kind === "agent" && <Delivery message={message} onResend={onResend} busy={busy} />}
        </BlockStack>
      </Box>
    </article>
  );
}

function Delivery({ message, onResend, busy }: Omit<CardProps, "timeZone">) {
  if (message.state === "failed") {
    return (
      <Banner tone="critical" title="This mail was not delivered">
        <BlockStack gap="200">
          <Text as="p" breakWord>
            {message.failure ?? "The mail server gave no reason."}
          </Text>
          <InlineStack>
            <Button onClick={() => onResend(message.id)} loading={busy}>
              Try again
            </Button>
          </InlineStack>
        </BlockStack>
      </Banner>
    );
  }
  return (
    <Text as="p" variant="bodySm" tone="subdued" alignment="end">
      {message.state === "sent" ? "Sent by e-mail" : "Being sent…"}
    </Text>
  );
}

/** "12 KB", "3.4 MB". */
function sizeOf(bytes: number): string {
  const unit = bytes < 1_000_000 ? ("kilobyte" as const) : ("megabyte" as const);
  const value = bytes / (unit === "kilobyte" ? 1_000 : 1_000_000);
  return new Intl.NumberFormat("en", { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
