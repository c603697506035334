import { Badge, BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { gidDigits, type OrderInFull, type Parcel } from "~/features/orders/order";
import { isLiving, parcelWords, stateOfParcel } from "~/features/orders/parcel-state";
import { formatDay, formatTime } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { webAddress } from "~/lib/web-address";
import type { OrderLink } from "../conversation";

/** A return as the conversation shows it. */
export interface SideReturn {
  id: string;
  name: string | null;
  status: string;
  pieces: number;
}

/** An order the conversation is about. */
export interface SideOrderProps {
  order: OrderInFull;
  link: OrderLink;
  returns: SideReturn[];
  timeZone: string;
  busy: boolean;
  onUnlink: (orderId: string) => void;
}

/** The order beside its conversation: what was bought, where the parcels are, what comes back, and how we know it is this order. */
export function SideOrder({ order, link, returns, timeZone, busy, onUnlink }: SideOrderProps) {
  const parcels = order.parcels.filter((parcel) => isLiving(parcel.status));
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            <Link url={`/app/orders/${gidDigits(order.id)}`} removeUnderline>
              Order {order.name}
            </Link>
          </Text>
          <Text as="span" numeric>
            {formatMoney({ amount: order.currentTotal, currency: order.currency }, "en")}
          </Text>
        </InlineStack>
        <Text as="p" tone="subdued">
          {formatDay(order.placedAt, "en", timeZone)} · linked by {link.why.replace(/^linked by /, "")}
        </Text>
        <BlockStack gap="100">
          {order.lines.slice(0, 8).map((line) => (
            <Text key={line.id} as="p" breakWord>
              {line.quantity} × {line.title}
              {line.variantTitle ? ` · ${line.variantTitle}` : ""}
            </Text>
          ))}
          {order.lines.length > 8 && <Text as="p" tone="subdued">{`and ${order.lines.length - 8} more lines`}</Text>}
        </BlockStack>
        <BlockStack gap="200">
          <Text as="h3" variant="headingSm">
            Parcels
          </Text>
          {parcels.length === 0 && (
            <Text as="p" tone="subdued">
              {order.cancelledAt ? "The order was cancelled." : "Nothing was sent yet."}
            </Text>
          )}
          {parcels.map((parcel) => (
            <SideParcel key={parcel.id} parcel={parcel} timeZone={timeZone} />
          ))}
        </BlockStack>
        {returns.length > 0 && (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              Returns
            </Text>
            {returns.map((one) => (
              <InlineStack key={one.id} gap="200" blockAlign="center">
                <Link url={`/app/returns/${one.id}`}>{one.name ?? "Return"}</Link>
                <Badge>{one.status.charAt(0).toUpperCase() + one.status.slice(1)}</Badge>
                <Text as="span" tone="subdued">
                  {one.pieces === 1 ? "1 piece" : `${one.pieces} pieces`}
                </Text>
              </InlineStack>
            ))}
          </BlockStack>
        )}
        <InlineStack>
          <Button
            variant="plain"
            tone="critical"
            disabled={busy}
            onClick={() => onUnlink(order.id)}
            accessibilityLabel={`Unlink order ${order.name}`}
          >
            Unlink
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function SideParcel({ parcel, timeZone }: { parcel: Parcel; timeZone: string }) {
  const { label, tone } = parcelWords(stateOfParcel(parcel) ?? "none");
  const [newest] = parcel.events;
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span">{parcel.name}</Text>
        {tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>}
      </InlineStack>
      {newest && (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {[newest.message, newest.city].filter(Boolean).join(" · ") || label}, {formatTime(newest.happenedAt, "en", timeZone)}
        </Text>
      )}
      {parcel.trackingNumber && (
        <Text as="p" variant="bodySm" breakWord>
          {webAddress(parcel.trackingUrl) ? (
            <Link url={webAddress(parcel.trackingUrl) ?? ""} target="_blank">
              {parcel.trackingCompany ?? "Carrier"} {parcel.trackingNumber}
            </Link>
          ) : (
            `${parcel.trackingCompany ?? "Carrier"} ${parcel.trackingNumber}`
          )}
        </Text>
      )}
    </BlockStack>
  );
}
