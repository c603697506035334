// The smallest program that does the same durable work: HMAC over the raw bytes, dedupe, one group-committed insert, then 200.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
const secret = process.env.SHOPIFY_API_SECRET ?? "";
const INSERT = `insert into deliveries (shop, webhook_id, topic, api_version, received_at, body)
  select s, w, p, v, now(), b from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[]) as t(s, w, p, v, b) on conflict do nothing`;

let waiting: { row: [string, string, string, string, Buffer]; res: ServerResponse }[] = [];
let writing = false;

async function write(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await pool.query({ name: "insert", text: INSERT, values: [0, 1, 2, 3, 4].map((at) => batch.map((one) => one.row[at])) });
    for (const { res } of batch) res.writeHead(200).end();
  }
  writing = false;
}

createServer((req, res) => {
  if (req.url === "/healthz") return void res.end();
  const parts: Buffer[] = [];
  req.on("data", (part: Buffer) => parts.push(part));
  req.on("end", () => {
    const body = Buffer.concat(parts);
    const given = Buffer.from(String(req.headers["x-shopify-hmac-sha256"]), "base64");
    const wanted = createHmac("sha256", secret).update(body).digest();
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return void res.writeHead(401).end();
    const header = (name: string): string => String(req.headers[name]);
    waiting.push({
      row: [
        header("x-shopify-shop-domain"),
        header("x-shopify-webhook-id"),
        header("x-shopify-topic"),
        header("x-shopify-api-version"),
        body,
      ],
      res,
    });
    if (!writing) void write();
  });
}).listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
