import { Badge, BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { formatAgo } from "~/lib/dates";
import { referenceOf } from "../conversation";
import type { ConversationLine } from "../list-query";
import { StatusBadge } from "./status-badge";

interface TableProps {
  lines: ConversationLine[];
  previous: string | null;
  next: string | null;
  staff: { id: string; name: string }[];
  /** The server's time, so that both renderings say the same. */
  now: Date;
  loading: boolean;
  goTo: (place: { after: string } | { before: string }) => void;
}

/** One page of conversations; on phones each is a small card. */
export function ConversationsTable({ lines, previous, next, staff, now, loading, goTo }: TableProps) {
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: "conversation", plural: "conversations" }}
      itemCount={lines.length}
      selectable={false}
      condensed={smDown}
      loading={loading}
      emptyState={
        <EmptySearchResult
          title="No conversations found"
          description="Try another view, or change the search and filters."
          withIllustration
        />
      }
      headings={[
        { title: "Customer" },
        { title: "Conversation" },
        { title: "Order" },
        { title: "Status" },
        { title: "Assignee" },
        { title: "Waiting since" },
        { title: "Last message" },
      ]}
      pagination={{
        hasPrevious: previous !== null,
        onPrevious: () => goTo({ before: previous ?? "" }),
        hasNext: next !== null,
        onNext: () => goTo({ after: next ?? "" }),
        previousKeys: [74],
        nextKeys: [75],
      }}
    >
      {lines.map((line, position) => {
        const assignee = staff.find((one) => one.id === line.assigneeId)?.name ?? null;
        return (
          <IndexTable.Row id={line.id} key={line.id} position={position}>
            {smDown ? <Small line={line} now={now} assignee={assignee} /> : <Cells line={line} now={now} assignee={assignee} />}
          </IndexTable.Row>
        );
      })}
    </IndexTable>
  );
}

interface LineProps {
  line: ConversationLine;
  now: Date;
  assignee: string | null;
}

function Who({ line }: { line: ConversationLine }) {
  return (
    <InlineStack gap="200" blockAlign="center" wrap={false}>
      <span
        style={{
          width: 8,
          height: 8,
          borderRadius: 4,
          flexShrink: 0,
          background: line.unread ? "var(--p-color-bg-fill-emphasis, #005bd3)" : "transparent",
        }}
      />
      <Link url={`/app/conversations/${line.number}`} monochrome removeUnderline dataPrimaryLink>
        <Text as="span" fontWeight={line.unread ? "bold" : "regular"} breakWord>
          {line.contactName ?? line.contactEmail ?? referenceOf(line.number)}
          {line.unread && (
            <Text as="span" visuallyHidden>
              {" "}
              (unread)
            </Text>
          )}
        </Text>
      </Link>
    </InlineStack>
  );
}

function Words({ line, width }: { line: ConversationLine; width: string }) {
  return (
    <div style={{ maxWidth: width, minWidth: 0 }}>
      <Text as="p" fontWeight={line.unread ? "semibold" : "regular"} truncate>
        {line.subject}
      </Text>
      {line.preview && (
        <Text as="p" tone="subdued" truncate>
          {line.preview}
        </Text>
      )}
    </div>
  );
}

const Orders = ({ line }: { line: ConversationLine }) => (
  <InlineStack gap="100">
    {line.orders.map((order) => (
      <Badge key={order.id}>{order.name}</Badge>
    ))}
  </InlineStack>
);

function Cells({ line, now, assignee }: LineProps) {
  return (
    <>
      <IndexTable.Cell>
        <Who line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Words line={line} width="22rem" />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Orders line={line} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={line.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        {assignee ?? (
          <Text as="span" tone="subdued">
            Nobody
          </Text>
        )}
      </IndexTable.Cell>
      <IndexTable.Cell>{line.waitingSince ? formatAgo(line.waitingSince, now, "en") : ""}</IndexTable.Cell>
      <IndexTable.Cell>{formatAgo(line.lastMessageAt, now, "en")}</IndexTable.Cell>
    </>
  );
}

function Small({ line, now, assignee }: LineProps) {
  return (
    <div style={{ padding: "0.75rem 1rem", width: "100%", minWidth: 0 }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200" wrap={false}>
          <Who line={line} />
          <Text as="span" tone="subdued">
            {formatAgo(line.lastMessageAt, now, "en")}
          </Text>
        </InlineStack>
        <Words line={line} width="calc(100vw - 3rem)" />
        <InlineStack gap="100" blockAlign="center">
          <StatusBadge status={line.status} />
          <Orders line={line} />
          {assignee && (
            <Text as="span" tone="subdued">
              {assignee}
            </Text>
          )}
        </InlineStack>
      </BlockStack>
    </div>
  );
}
