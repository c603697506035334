import { defaultRules } from "~/features/policies/policy";
import { pool } from "~/platform/db/db.server";
import { digest } from "~/platform/secrets/seal.server";

/** One row in every table of a shop; every text that people may read carries the shop's own word. */
export interface Planted {
  shop: string;
  /** Stands in every text of these rows, e.g. "leakword". */
  word: string;
  /** What stands for the word in addresses and hosts; the word itself unless it is none. */
  host?: string;
  /** Tells rows of one shop apart; the same number in two shops makes the same ids. */
  n: number;
  /** A token that opens a proven session of the returns pages for this order. */
  sessionToken: string;
}

const uuid = (n: number, kind: number): string => `0000000${kind}-0000-7000-8000-00000000000${n}`;

/** Ids of the rows planted with a number. */
export const idsOf = (n: number) => ({
  order: `gid://shopify/Order/${n}001`,
  orderDigits: `${n}001`,
  orderName: `#${n}001`,
  line: `gid://shopify/LineItem/${n}002`,
  fulfillment: `gid://shopify/Fulfillment/${n}003`,
  customer: `gid://shopify/Customer/${n}004`,
  returnGid: `gid://shopify/Return/${n}005`,
  conversation: uuid(n, 1),
  number: 700 + n,
  message: uuid(n, 2),
  mail: uuid(n, 3),
  file: uuid(n, 4),
  returned: uuid(n, 5),
  returnLine: uuid(n, 6),
  intent: uuid(n, 7),
  policy: uuid(n, 8),
  staff: `${n}0000009`,
  webhook: `webhook-of-number-${n}`,
});

const hostOf = (p: Planted): string => p.host ?? p.word;

type Ids = ReturnType<typeof idsOf>;

/** What may not be just a word: keys, states, money, JSON with a shape. Tables and columns that are not here get words by their type. */
const fixed = (p: Planted, i: Ids): Record<string, unknown> => ({
  "shops.settings": {
    mailFrom: { name: p.word, address: `${hostOf(p)}@mail.example` },
    returnAddress: p.word,
    returnInstructions: p.word,
    done: [],
  },
  "shops.primary_url": `https://${hostOf(p)}.example`,
  "shops.proxy_path": "/apps/aftercare",
  "shops.timezone": "Europe/Berlin",
  "shops.uninstalled_at": null,
  "backfills.state": "done",
  "staff_members.id": i.staff,
  "customers.id": i.customer,
  "orders.id": i.order,
  "orders.name": i.orderName,
  "orders.number": Number(i.orderDigits),
  "orders.customer_id": i.customer,
  "orders.email": `${hostOf(p)}@mail.example`,
  "orders.phone": p.word === "ownword" ? "+4915112345678" : "+4915187654321",
  "orders.financial_status": "PAID",
  "orders.fulfillment_status": "FULFILLED",
  "orders.parcel_state": "in_transit",
  "orders.return_state": "RETURN_REQUESTED",
  "orders.country_code": "DE",
  "orders.deleted_at": null,
  "orders.shipping_address": { name: p.word, address1: p.word, city: p.word, zip: p.word, countryCode: "DE" },
  "order_lines.id": i.line,
  "order_lines.product_id": `gid://shopify/Product/${i.orderDigits}`,
  "order_lines.variant_id": `gid://shopify/ProductVariant/${i.orderDigits}`,
  "fulfillments.id": i.fulfillment,
  "fulfillments.status": "success",
  "fulfillments.shipment_status": "in_transit",
  "fulfillments.tracking_url": `https://${hostOf(p)}.example/t`,
  "fulfillments.lines": [{ lineId: i.line, quantity: 1 }],
  "fulfillment_events.fulfillment_id": i.fulfillment,
  "fulfillment_events.status": "in_transit",
  "refunds.lines": [{ lineId: i.line, quantity: 1 }],
  "refunds.return_gid": i.returnGid,
  "returns.id": i.returned,
  "returns.gid": i.returnGid,
  "returns.status": "requested",
  "returns.source": "portal",
  "returns.policy_version_id": i.policy,
  "returns.return_address": p.word,
  "returns.label_file_id": i.file,
  "returns.pending": null,
  "returns.decline_reason": null,
  "return_lines.id": i.returnLine,
  "return_lines.line_id": i.line,
  "return_lines.fulfillment_line_item_id": `gid://shopify/FulfillmentLineItem/${i.orderDigits}`,
  "return_lines.reason": "UNWANTED",
  "refund_intents.id": i.intent,
  "refund_intents.state": "previewed",
  "refund_intents.plan": {
    returnGid: i.returnGid,
    lines: [{ gid: "gid://shopify/ReturnLineItem/1", quantity: 1, processedBefore: 0, dispositions: [] }],
    refund: true,
    shipping: "0.00",
    transactions: [],
    sums: { subtotal: "1.00", tax: "0.00", shipping: "0.00", fees: "0.00", maximumRefundable: "1.00" },
    refundsBefore: [],
  },
  "policy_versions.id": i.policy,
  "policy_versions.version": p.n,
  "policy_versions.rules": { ...defaultRules, finalSaleTags: [p.word.slice(0, 90).trim()] },
  "conversations.id": i.conversation,
  "conversations.number": i.number,
  "conversations.status": "open",
  "conversations.channel": "email",
  "conversations.customer_id": i.customer,
  "conversations.contact_email": `${hostOf(p)}@mail.example`,
  "conversations.assignee_id": i.staff,
  "conversations.spam": false,
  "messages.id": i.message,
  "messages.kind": "agent",
  "messages.author_id": i.staff,
  "messages.state": "failed",
  "messages.file_ids": [i.file],
  "messages.details": { kind: "mail", quoted: p.word },
  "incoming_mails.id": i.mail,
  "incoming_mails.state": "parked",
  "stored_files.id": i.file,
  "outgoing_mails.cause": `message:${i.message}`,
  "outgoing_mails.state": "failed",
  "outgoing_mails.file_ids": [],
  "deliveries.webhook_id": i.webhook,
  "deliveries.topic": "orders/updated",
  "deliveries.state": "parked",
  "portal_sessions.id": digest(p.sessionToken),
  "portal_sessions.level": "proven",
  "portal_sessions.sealed": null,
  "portal_sessions.expires_at": new Date("2099-01-01T00:00:00Z"),
});

/** By the name of the column, in whichever table it stands. */
const anywhere = (i: Ids): Record<string, unknown> => ({
  order_id: i.order,
  conversation_id: i.conversation,
  return_id: i.returned,
  staff_id: i.staff,
  currency: "EUR",
  presentment_currency: "EUR",
  locale: "en",
  cancelled_at: null,
  closed_at: null,
});

interface Column {
  table_name: string;
  column_name: string;
  udt_name: string;
}

function byType(type: string, p: Planted): unknown {
  if (type === "_text") return [p.word];
  if (type === "timestamptz") return new Date("2026-05-07T10:00:00Z");
  if (type === "jsonb") return { word: p.word };
  if (type === "bytea") return Buffer.from(p.word);
  if (type === "bool") return false;
  if (type === "uuid") return uuid(p.n, 9);
  return /^(int|numeric|float)/.test(type) ? 1 : p.word;
}

/** Tables in the order in which foreign keys allow; `sessions` hold tokens and are made by signing in. */
const FIRST = ["shops", "orders", "returns", "conversations"];
const NOT_PLANTED = ["sessions"];

/** The columns of every table that belongs to a shop. */
export async function tablesOfShops(): Promise<Map<string, Column[]>> {
  const { rows } = await pool.query<Column>(
    `select table_name, column_name, udt_name from information_schema.columns c where table_schema = 'public' and exists (
       select 1 from information_schema.columns s where s.table_schema = 'public' and s.table_name = c.table_name and s.column_name = 'shop')
     order by table_name, ordinal_position`,
  );
  const tables = Map.groupBy(rows, (row) => row.table_name);
  return new Map([...tables].sort(([a], [b]) => turnOf(a) - turnOf(b)));
}

const turnOf = (table: string): number => (FIRST.includes(table) ? FIRST.indexOf(table) : FIRST.length);

/** Plants one row in every table of a shop. */
export async function plantAll(p: Planted): Promise<Ids> {
  const ids = idsOf(p.n);
  const [exact, common] = [fixed(p, ids), anywhere(ids)];
  for (const [table, columns] of await tablesOfShops()) {
    if (NOT_PLANTED.includes(table)) continue;
    const values = columns.map(({ column_name: name, udt_name: type }) => {
      if (name === "shop") return p.shop;
      const key = `${table}.${name}`;
      const value = key in exact ? exact[key] : name in common ? common[name] : byType(type, p);
      return type === "jsonb" && value !== null ? JSON.stringify(value) : value;
    });
    const names = columns.map((one) => `"${one.column_name}"`);
    const again = table === "shops" ? `do update set ${names.map((name) => `${name} = excluded.${name}`).join(", ")}` : "do nothing";
    await pool.query(
      `insert into "${table}" (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")}) on conflict ${table === "shops" ? "(shop)" : ""} ${again}`,
      values,
    );
  }
  return ids;
}

/** A fingerprint of each table's rows of a shop, and of the jobs that wait for it. */
export async function fingerprint(shop: string): Promise<Record<string, string>> {
  const prints: Record<string, string> = {};
  for (const table of (await tablesOfShops()).keys()) {
    const { rows } = await pool.query<{ print: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as print from "${table}" t where shop = $1`,
      [shop],
    );
    prints[table] = rows[0]?.print ?? "";
  }
  const jobs = await pool.query<{ n: string }>("select count(*) as n from graphile_worker._private_jobs where payload ->> 'shop' = $1", [
    shop,
  ]);
  return { ...prints, jobs: jobs.rows[0]?.n ?? "" };
}
