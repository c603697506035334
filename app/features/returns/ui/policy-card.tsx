import { Badge, BlockStack, Button, Card, Divider, InlineStack, Link, Text } from "@shopify/polaris";
import { formatDay } from "~/lib/dates";
import { addAmounts, formatMoney, subtractAmounts } from "~/lib/money";
import type { ReturnWorth } from "../find-return-worth.server";
import type { PolicyStanding } from "../policy-standing";
import { awaited, type Return } from "../return";

interface Props {
  one: Return;
  /** Dates may have become text on the way to the browser. */
  standing: Omit<PolicyStanding, "delivered"> & { delivered: Date | string | null };
  worth: ReturnWorth | null;
  timeZone: string;
  approve?: (() => void) | undefined;
  decline?: (() => void) | undefined;
}

/** What a decision rests on: the policy the order was bought under, and the money it is about. */
export function PolicyCard({ one, standing, worth, timeZone, approve, decline }: Props) {
  const money = (amount: string): string => formatMoney({ amount, currency: one.currency }, "en");
  const rows = sums(one, worth);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {approve ? "Your decision" : "Policy and money"}
          </Text>
          <Badge tone={standing.inTime ? "success" : "warning"}>{standing.inTime ? "In time" : "Too late"}</Badge>
        </InlineStack>
        <Text as="p" breakWord>
          {policySentence(standing, timeZone)}
        </Text>
        <Text as="p" tone="subdued">
          <Link url="/app/settings/policy">Return policy</Link>, version {standing.version}: in force when the order was placed.
        </Text>
        {rows.length > 0 && <Divider />}
        {rows.map(([label, amount, strong]) => (
          <InlineStack key={label} align="space-between" gap="200" wrap={false}>
            <Text as="span" fontWeight={strong ? "semibold" : "regular"}>
              {label}
            </Text>
            <Text as="span" numeric fontWeight={strong ? "semibold" : "regular"}>
              {Number(amount) < 0 ? `−${money(amount.slice(1))}` : money(amount)}
            </Text>
          </InlineStack>
        ))}
        {(approve ?? decline) && (
          <InlineStack gap="200">
            {approve && (
              <Button variant="primary" onClick={approve}>
                Approve
              </Button>
            )}
            {decline && <Button onClick={decline}>Decline</Button>}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

type Row = [label: string, amount: string, strong?: boolean];

/** What the items are worth and what the shopper expects or got. */
function sums(one: Return, worth: ReturnWorth | null): Row[] {
  const items = worth && addAmounts("0.00", ...Object.values(worth.lines));
  const expected = one.expectedRefund ?? (Number(one.refundedTotal) === 0 ? worth?.suggested : null);
  const whole = one.status === "closed" || awaited(one.lines) === 0;
  const ended = expected ?? (whole && Number(one.refundedTotal) > 0 ? one.refundedTotal : null);
  const kept = items && ended ? subtractAmounts(ended, items) : "0.00";
  const label = one.expectedRefund ? "The shopper expects" : "Shopify suggests";
  return [
    ...(items ? [["Worth of the items", items] as Row] : []),
    ...(Number(kept) !== 0 ? [[expected ? "Fees kept" : "Fees and shipping", kept] as Row] : []),
    ...(expected ? [[label, expected, true] as Row] : []),
    ...(Number(one.refundedTotal) > 0 ? [["Refunded", one.refundedTotal, true] as Row] : []),
  ];
}

/** "30 days, delivered 7 November 2026, asked on day 12." */
function policySentence(standing: Props["standing"], timeZone: string): string {
  const { windowDays, delivered, assumed, askedOnDay } = standing;
  const window = windowDays === 0 ? "No time limit" : windowDays === 1 ? "1 day" : `${windowDays} days`;
  const arrival = delivered
    ? `${assumed ? "probably delivered" : "delivered"} ${formatDay(delivered, "en", timeZone)}`
    : "not delivered yet";
  const asked =
    askedOnDay === null ? "asked before it was delivered" : askedOnDay === 0 ? "asked the same day" : `asked on day ${askedOnDay}`;
  return `${[window, arrival, ...(delivered ? [asked] : [])].join(", ")}.`;
}
