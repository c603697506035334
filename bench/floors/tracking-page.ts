// The smallest program that answers the same question: verify Shopify's signature, one query for order, parcel and events, a string.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const secret = process.env.SHOPIFY_API_SECRET ?? "";
const SQL = `select o.name,
    (select json_agg(json_build_array(l.title, l.variant_title, l.quantity)) from order_lines l where l.shop = o.shop and l.order_id = o.id) as lines,
    (select json_agg(json_build_array(f.tracking_company, f.tracking_number, f.tracking_url, f.shipment_status)) from fulfillments f where f.shop = o.shop and f.order_id = o.id) as parcels,
    (select json_agg(json_build_array(e.status, e.message, e.city, e.happened_at) order by e.happened_at desc) from fulfillment_events e where e.shop = o.shop and e.order_id = o.id) as events
  from orders o where o.shop = $1 and o.id = $2`;

interface Row {
  name: string;
  lines: unknown[][];
  parcels: unknown[][];
  events: unknown[][];
}

const list = (rows: unknown[][]): string => rows.map((row) => `<li>${row.map(String).join(" · ")}</li>`).join("");

createServer((req, res) => {
  const url = new URL(req.url ?? "/", "http://x");
  if (url.pathname === "/healthz") return void res.end();
  const query = url.searchParams;
  const text = [...new Set(query.keys())]
    .filter((name) => name !== "signature")
    .sort()
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .join("");
  const wanted = createHmac("sha256", secret).update(text).digest();
  const given = Buffer.from(query.get("signature") ?? "", "hex");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return void res.writeHead(403).end();
  const number = Buffer.from((query.get("k") ?? "").split(".")[0] ?? "", "base64url").toString();
  pool.query<Row>({ name: "track", text: SQL, values: [query.get("shop"), `gid://shopify/Order/${number}`] }).then(
    ({ rows: [row] }) => {
      if (!row) return void res.writeHead(404).end();
      res.setHeader("content-type", "application/liquid; charset=utf-8");
      res.end(`<h1>Order ${row.name}</h1><ul>${list(row.parcels)}</ul><ul>${list(row.events)}</ul><ul>${list(row.lines)}</ul>`);
    },
    () => res.writeHead(500).end(),
  );
}).listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
