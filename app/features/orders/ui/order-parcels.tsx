import { BlockStack, Box, Card, Collapsible, InlineStack, Link, Text, Thumbnail, Button } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import { useId, useState } from "react";
import { formatDay, formatTime } from "~/lib/dates";
import { webAddress } from "~/lib/web-address";
import type { Parcel } from "../order";
import { eventWords } from "../order-words";
import { stateOfParcel } from "../parcel-state";
import { ParcelBadge } from "./order-badges";

/** Each parcel as a card: what the carrier says, its link, what is inside. */
export function OrderParcels({ parcels, timeZone }: { parcels: Parcel[]; timeZone: string }) {
  if (parcels.length === 0)
    return (
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Parcels
          </Text>
          <Text as="p" tone="subdued">
            Nothing was sent yet. Parcels appear here as soon as items are fulfilled in Shopify.
          </Text>
        </BlockStack>
      </Card>
    );
  return (
    <BlockStack gap="400">
      {parcels.map((parcel) => (
        <ParcelCard key={parcel.id} parcel={parcel} timeZone={timeZone} />
      ))}
    </BlockStack>
  );
}

function ParcelCard({ parcel, timeZone }: { parcel: Parcel; timeZone: string }) {
  const state = stateOfParcel(parcel);
  const promised = parcel.deliveredAt
    ? `Delivered ${formatTime(parcel.deliveredAt, "en", timeZone)}`
    : parcel.estimatedDeliveryAt && `Expected ${formatDay(parcel.estimatedDeliveryAt, "en", timeZone)}`;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" align="space-between" blockAlign="center">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Parcel {parcel.name}
            </Text>
            {state ? (
              <ParcelBadge state={state} />
            ) : (
              <Text as="span" tone="subdued">
                Cancelled
              </Text>
            )}
          </InlineStack>
          <Text as="span" tone="subdued">
            Sent {formatTime(parcel.shippedAt, "en", timeZone)}
          </Text>
        </InlineStack>
        <Tracking parcel={parcel} />
        {promised && <Text as="p">{promised}</Text>}
        {parcel.lines.map((line) => (
          <InlineStack key={line.lineId} gap="200" blockAlign="center" wrap={false}>
            <Thumbnail source={line.imageUrl ?? ImageIcon} alt="" size="extraSmall" />
            <Text as="span" breakWord>
              {line.quantity} × {line.title}
              {line.variantTitle ? ` – ${line.variantTitle}` : ""}
            </Text>
          </InlineStack>
        ))}
        <Events parcel={parcel} timeZone={timeZone} />
      </BlockStack>
    </Card>
  );
}

function Tracking({ parcel }: { parcel: Parcel }) {
  if (!parcel.trackingNumber) return <Text as="p">{parcel.trackingCompany ?? "Sent without a tracking number"}</Text>;
  const address = webAddress(parcel.trackingUrl);
  return (
    <Text as="p" breakWord>
      {parcel.trackingCompany ?? "Carrier"}{" "}
      {address ? (
        <Link url={address} target="_blank">
          {parcel.trackingNumber}
        </Link>
      ) : (
        parcel.trackingNumber
      )}
    </Text>
  );
}

/** Shown at once; the rest unfolds. */
const SHOWN = 2;

function Events({ parcel, timeZone }: { parcel: Parcel; timeZone: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  if (parcel.events.length === 0) return null;
  const row = (event: Parcel["events"][number], at: number) => (
    <li key={at}>
      <Text as="span">{eventWords(event.status)}</Text>{" "}
      <Text as="span" tone="subdued" breakWord>
        {[event.message, [event.city, event.country].filter(Boolean).join(", "), formatTime(event.happenedAt, "en", timeZone)]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </li>
  );
  const rest = parcel.events.slice(SHOWN);
  return (
    <Box>
      <ul style={{ margin: 0, paddingInlineStart: "1.25rem" }}>{parcel.events.slice(0, SHOWN).map(row)}</ul>
      {rest.length > 0 && (
        <>
          <Collapsible open={open} id={id}>
            <ul style={{ margin: 0, paddingInlineStart: "1.25rem" }}>{rest.map(row)}</ul>
          </Collapsible>
          <Button variant="plain" onClick={() => setOpen(!open)} ariaExpanded={open} ariaControls={id}>
            {open ? "Show less" : `Show ${rest.length} earlier`}
          </Button>
        </>
      )}
    </Box>
  );
}
