import { BlockStack, EmptySearchResult, IndexTable, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import { formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import type { OrderPage, OrderSummary } from "../find-orders.server";
import { gidDigits } from "../order";
import { fulfillmentWords, paymentWords, returnWords } from "../order-words";
import { ParcelBadge, WordsBadge } from "./order-badges";

/** One page of orders; on phones each is a small card. */
export function OrdersTable(props: { page: OrderPage; timeZone: string; goTo: (cursor: string) => void; loading: boolean }) {
  const { page, timeZone, goTo, loading } = props;
  const { smDown } = useBreakpoints();
  return (
    <IndexTable
      resourceName={{ singular: "order", plural: "orders" }}
      itemCount={page.orders.length}
      selectable={false}
      condensed={smDown}
      loading={loading}
      emptyState={
        <EmptySearchResult title="No orders found" description="Try another view, or change the search and filters." withIllustration />
      }
      headings={[
        { title: "Order" },
        { title: "Date" },
        { title: "Customer" },
        { title: "Total", alignment: "end" },
        { title: "Payment" },
        { title: "Fulfillment" },
        { title: "Parcels" },
        { title: "Return" },
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
      {page.orders.map((order, position) => (
        <IndexTable.Row id={order.id} key={order.id} position={position}>
          {smDown ? <Small order={order} timeZone={timeZone} /> : <Cells order={order} timeZone={timeZone} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function Name({ order }: { order: OrderSummary }) {
  return (
    <Link url={`/app/orders/${gidDigits(order.id)}`} monochrome removeUnderline dataPrimaryLink>
      <Text as="span" variant="bodyMd" fontWeight="semibold" {...(order.cancelled ? { textDecorationLine: "line-through" } : {})}>
        {order.name}
      </Text>
    </Link>
  );
}

const total = (order: OrderSummary): string => formatMoney({ amount: order.currentTotal, currency: order.currency }, "en");

function Cells({ order, timeZone }: { order: OrderSummary; timeZone: string }) {
  const returning = returnWords(order.returnState);
  return (
    <>
      <IndexTable.Cell>
        <Name order={order} />
      </IndexTable.Cell>
      <IndexTable.Cell>{formatTime(order.placedAt, "en", timeZone)}</IndexTable.Cell>
      <IndexTable.Cell>{order.customerName ?? order.email ?? "No customer"}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {total(order)}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <WordsBadge words={paymentWords(order.financialStatus)} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <WordsBadge words={fulfillmentWords(order.fulfillmentStatus)} />
      </IndexTable.Cell>
      <IndexTable.Cell>{order.parcelState !== "none" && <ParcelBadge state={order.parcelState} />}</IndexTable.Cell>
      <IndexTable.Cell>{returning && <WordsBadge words={returning} />}</IndexTable.Cell>
    </>
  );
}

function Small({ order, timeZone }: { order: OrderSummary; timeZone: string }) {
  const returning = returnWords(order.returnState);
  return (
    <div style={{ padding: "0.75rem 1rem", width: "100%" }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Name order={order} />
          <Text as="span" numeric>
            {total(order)}
          </Text>
        </InlineStack>
        <Text as="span" tone="subdued" breakWord>
          {order.customerName ?? order.email ?? "No customer"} · {formatTime(order.placedAt, "en", timeZone)}
        </Text>
        <InlineStack gap="100">
          <WordsBadge words={fulfillmentWords(order.fulfillmentStatus)} />
          {order.parcelState !== "none" && <ParcelBadge state={order.parcelState} />}
          {returning && <WordsBadge words={returning} />}
        </InlineStack>
      </BlockStack>
    </div>
  );
}
