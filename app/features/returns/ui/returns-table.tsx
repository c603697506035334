import { BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import type { ListedReturn, ReturnPage } from "../find-returns.server";
import { REASON_WORDS } from "../return";
import { ReturnBadge } from "./return-badge";

/** One page of returns; on phones each is a small card. */
export function ReturnsTable(props: { page: ReturnPage; timeZone: string; goTo: (cursor: string) => void; loading: boolean }) {
  const { page, timeZone, goTo, loading } = props;
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: "return", plural: "returns" }}
      itemCount={page.returns.length}
      selectable={false}
      condensed={smDown}
      loading={loading}
      emptyState={<EmptySearchResult title="No returns here" description="Try another view, or change the search." withIllustration />}
      headings={[
        { title: "Return" },
        { title: "Order" },
        { title: "Requested" },
        { title: "Items" },
        { title: "Reason" },
        { title: "Status" },
        { title: "Refund", alignment: "end" },
      ]}
      pagination={{
        hasPrevious: page.previous !== null,
        onPrevious: () => goTo(page.previous ?? ""),
        hasNext: page.next !== null,
        onNext: () => goTo(page.next ?? ""),
        previousKeys: [74],
        nextKeys: [75],
      }}
    >
      {page.returns.map((one, position) => (
        <IndexTable.Row id={one.id} key={one.id} position={position}>
          {smDown ? <Small one={one} timeZone={timeZone} /> : <Cells one={one} timeZone={timeZone} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Name({ one }: { one: ListedReturn }) {
  return (
    <Link url={`/app/returns/${one.id}`} monochrome removeUnderline dataPrimaryLink>
      <Text as="span" variant="bodyMd" fontWeight="semibold">
        {one.name ?? `Return from ${one.orderName}`}
      </Text>
    </Link>
  );
}

const reasons = (one: ListedReturn): string =>
  one.reasons.map((reason) => REASON_WORDS[reason as keyof typeof REASON_WORDS] ?? "Other reason").join(", ");
const pieces = (one: ListedReturn): string => (one.pieces === 1 ? "1 item" : `${one.pieces} items`);

function refund(one: ListedReturn): string {
  if (Number(one.refundedTotal) > 0) return formatMoney({ amount: one.refundedTotal, currency: one.currency }, "en");
  return one.expectedRefund ? `~${formatMoney({ amount: one.expectedRefund, currency: one.currency }, "en")}` : "";
}

function Cells({ one, timeZone }: { one: ListedReturn; timeZone: string }) {
  return (
    <>
      <IndexTable.Cell>
        <Name one={one} />
      </IndexTable.Cell>
      <IndexTable.Cell>{one.orderName}</IndexTable.Cell>
      <IndexTable.Cell>{formatTime(one.requestedAt, "en", timeZone)}</IndexTable.Cell>
      <IndexTable.Cell>{pieces(one)}</IndexTable.Cell>
      <IndexTable.Cell>{reasons(one)}</IndexTable.Cell>
      <IndexTable.Cell>
        <ReturnBadge status={one.status} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {refund(one)}
        </Text>
      </IndexTable.Cell>
    </>
  );
}

function Small({ one, timeZone }: { one: ListedReturn; timeZone: string }) {
  return (
    <div style={{ padding: "0.75rem 1rem", width: "100%" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Name one={one} />
          <Text as="span" numeric>
            {refund(one)}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {[pieces(one), reasons(one), formatTime(one.requestedAt, "en", timeZone)].join(" · ")}
        </Text>
        <InlineStack>
          <ReturnBadge status={one.status} />
        </InlineStack>
      </BlockStack>
    </div>
  );
}
