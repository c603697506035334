import { Banner, BlockStack, Box, Button, Card, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { OrderInFull } from "~/features/orders/order";
import { formatMoney } from "~/lib/money";
import type { StockLocation } from "../find-locations.server";
import type { Disposition, Return } from "../return";
import { useStep } from "./use-step";

const DISPOSITION_NAMES: { value: Disposition; label: string }[] = [
  { value: "RESTOCKED", label: "Back into stock" },
  { value: "NOT_RESTOCKED", label: "Not restocked" },
  { value: "PROCESSING_REQUIRED", label: "Needs a look" },
  { value: "MISSING", label: "Missing" },
];

interface Props {
  one: Return;
  order: OrderInFull;
  locations: StockLocation[];
  /** How much of the order's shipping can still go back; null when Shopify could not be asked. */
  shippingLeft: string | null;
}

/** What arrived: pieces, what becomes of them and where they are. Leads to the preview of the refund. */
export function ReceiveCard({ one, order, locations, shippingLeft }: Props) {
  const waiting = one.lines.filter((line) => line.processedQuantity < line.quantity);
  const [rows, setRows] = useState(() =>
    Object.fromEntries(
      waiting.map((line) => [
        line.id,
        { quantity: String(line.quantity - line.processedQuantity), disposition: "RESTOCKED", location: locations[0]?.id ?? "" },
      ]),
    ),
  );
  const [shipping, setShipping] = useState("0.00");
  const preview = useStep("Preview ready");
  const book = useStep("Arrival booked");
  if (waiting.length === 0) return null;
  const change = (id: string, part: Record<string, string>): void =>
    setRows((before) => ({ ...before, [id]: { ...(before[id] ?? { quantity: "0", disposition: "RESTOCKED", location: "" }), ...part } }));
  const values = (step: string): Record<string, string> =>
    Object.fromEntries([
      ["step", step],
      ["shipping", shipping],
      ...waiting.flatMap((line) => Object.entries(rows[line.id] ?? {}).map(([name, value]) => [`${name}-${line.id}`, value])),
    ]) as Record<string, string>;
  const fields = { ...preview.fields, ...book.fields };
  const refused = preview.refused ?? book.refused;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What arrived
        </Text>
        {refused && <Banner tone="critical">{refused}</Banner>}
        {waiting.map((line) => {
          const title = order.lines.find((each) => each.id === line.lineId)?.title ?? "Article";
          const row = rows[line.id];
          const left = line.quantity - line.processedQuantity;
          return (
            <BlockStack key={line.id} gap="200">
              <Text as="h3" variant="headingSm" breakWord>
                {title}
              </Text>
              <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
                <TextField
                  label={`Items (of ${left})`}
                  type="number"
                  min={0}
                  max={left}
                  value={row?.quantity ?? "0"}
                  onChange={(quantity) => change(line.id, { quantity })}
                  error={fields[`quantity-${line.id}`]}
                  autoComplete="off"
                />
                <Select
                  label="What becomes of them"
                  options={DISPOSITION_NAMES}
                  value={row?.disposition ?? "RESTOCKED"}
                  onChange={(disposition) => change(line.id, { disposition })}
                />
                <Select
                  label="Location"
                  options={locations.map(({ id, name }) => ({ value: id, label: name }))}
                  value={row?.location ?? ""}
                  onChange={(location) => change(line.id, { location })}
                  error={fields[`location-${line.id}`]}
                  disabled={row?.disposition === "MISSING"}
                />
              </InlineGrid>
            </BlockStack>
          );
        })}
        {Number(shippingLeft ?? order.shippingTotal) > 0 && (
          <Box maxWidth="20rem">
            <TextField
              label="Shipping of the order to refund"
              prefix={one.currency}
              inputMode="decimal"
              value={shipping}
              onChange={setShipping}
              error={fields.shipping}
              autoComplete="off"
              helpText={`0 to ${formatMoney({ amount: shippingLeft ?? order.shippingTotal, currency: one.currency }, "en")}. It goes into the preview.`}
            />
          </Box>
        )}
        <InlineStack gap="200">
          <Button variant="primary" loading={preview.busy} onClick={() => preview.send(values("preview"))}>
            Preview the refund
          </Button>
          <Button loading={book.busy} onClick={() => book.send(values("receive"))}>
            Book without a refund
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          Items booked without a refund can be refunded later on the order’s page in Shopify.
        </Text>
      </BlockStack>
    </Card>
  );
}
