import { Badge, BlockStack, Button, EmptySearchResult, IndexTable, InlineStack, Text, useBreakpoints } from "@shopify/polaris";
import { formatTime } from "~/lib/dates";
import type { IncomingMailLine } from "../find-incoming-mails.server";

const STATES: Record<string, { label: string; tone?: "success" | "critical" | "attention" }> = {
  waiting: { label: "Being read", tone: "attention" },
  joined: { label: "Taken in", tone: "success" },
  skipped: { label: "Left out" },
  parked: { label: "Can’t be read", tone: "critical" },
};

interface TableProps {
  mails: IncomingMailLine[];
  timeZone: string;
  loading: boolean;
  busy: boolean;
  next: string | null;
  onNext: () => void;
  onReplay: (id: string) => void;
}

/** Mails as they came in, with what became of each. */
export function MailsTable({ mails, timeZone, loading, busy, next, onNext, onReplay }: TableProps) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: "mail", plural: "mails" }}
      itemCount={mails.length}
      selectable={false}
      condensed={smDown}
      loading={loading}
      emptyState={
        <EmptySearchResult title="No mail here" description="What needs nothing from you stands under Taken in." withIllustration />
      }
      headings={[{ title: "From" }, { title: "Received" }, { title: "What became of it" }, { title: "Action", hidden: true }]}
      {...(next ? { pagination: { hasNext: true, onNext } } : {})}
    >
      {mails.map((mail, position) => {
        const { label, tone } = STATES[mail.state] ?? { label: mail.state };
        const badge = tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
        const replay = (mail.state === "parked" || mail.state === "skipped") && (
          <Button size="slim" disabled={busy} onClick={() => onReplay(mail.id)} accessibilityLabel={`Take in the mail from ${mail.sender}`}>
            Take in anyway
          </Button>
        );
        const what = (
          <BlockStack gap="100" inlineAlign="start">
            {badge}
            <Text as="p" tone="subdued" breakWord>
              {mail.note ?? ""}
            </Text>
          </BlockStack>
        );
        return (
          <IndexTable.Row id={mail.id} key={mail.id} position={position}>
            {smDown ? (
              <div style={{ padding: "0.75rem 1rem", width: "100%", overflowWrap: "anywhere", whiteSpace: "normal" }}>
                <BlockStack gap="200">
                  <Text as="p" fontWeight="semibold" breakWord>
                    {mail.sender || "(no return address)"}
                  </Text>
                  <Text as="p" tone="subdued">
                    {formatTime(mail.receivedAt, "en", timeZone)}
                  </Text>
                  {what}
                  <InlineStack>{replay}</InlineStack>
                </BlockStack>
              </div>
            ) : (
              <>
                <IndexTable.Cell>{mail.sender || "(no return address)"}</IndexTable.Cell>
                <IndexTable.Cell>{formatTime(mail.receivedAt, "en", timeZone)}</IndexTable.Cell>
                <IndexTable.Cell>
                  <div style={{ whiteSpace: "normal", maxWidth: "28rem" }}>{what}</div>
                </IndexTable.Cell>
                <IndexTable.Cell>{replay}</IndexTable.Cell>
              </>
            )}
          </IndexTable.Row>
        );
      })}
    </IndexTable>
  );
}
