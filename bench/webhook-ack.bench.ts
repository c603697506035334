// I1: webhook → durable acknowledgement, 64 connections, 4.7 KB orders.
import { createHmac } from "node:crypto";
import path from "node:path";
import { asOwner } from "../scripts/lib/database.ts";
import { root } from "../scripts/lib/build.ts";
import { startContender, type Contender } from "./lib/contender.ts";
import { judge, lineOf, type Bench, type Figures } from "./lib/report.ts";
import { setStage, type Stage } from "./lib/stage.ts";
import { load, needWrk } from "./lib/wrk.ts";

const BODIES = 500;

function orderBody(number: number): string {
  const order = {
    id: 9_000_000_000_000 + number,
    admin_graphql_api_id: `gid://shopify/Order/${9_000_000_000_000 + number}`,
    name: `#${1000 + number}`,
    email: `shopper${number}@example.com`,
    currency: "EUR",
    total_price: "49.90",
    financial_status: "paid",
    created_at: "2026-11-20T10:00:00+01:00",
    updated_at: "2026-11-20T10:00:00+01:00",
    line_items: Array.from({ length: 3 }, (_, line) => ({
      id: number * 10 + line,
      title: "Stoneware mug",
      quantity: 1,
      price: "16.63",
      sku: `MUG-${line}`,
    })),
    note: "",
  };
  const short = 4_700 - JSON.stringify(order).length;
  return JSON.stringify({ ...order, note: "x".repeat(Math.max(0, short)) });
}

/** wrk sends 500 pre-signed bodies in turn, each request under a webhook id of its own. */
function luaFor(secret: string, round: string): string {
  const bodies = Array.from({ length: BODIES }, (_, at) => orderBody(at));
  const list = bodies.map((body) => `{[==[${body}]==],"${createHmac("sha256", secret).update(body).digest("base64")}"}`).join(",\n");
  return `local bodies = {${list}}
local n = 0
request = function()
  n = n + 1
  local one = bodies[n % ${BODIES} + 1]
  return wrk.format("POST", "/webhooks", {
    ["content-type"] = "application/json", ["x-shopify-topic"] = "orders/create", ["x-shopify-shop-domain"] = "bench.myshopify.com",
    ["x-shopify-api-version"] = "2026-10", ["x-shopify-webhook-id"] = "${round}-" .. n, ["x-shopify-hmac-sha256"] = one[2] }, one[1])
end
`;
}

async function contenders(stage: Stage): Promise<Record<"ours" | "floor" | "idiom", Contender>> {
  const hook = ["--import", path.join(root, "scripts/alias-hook.mjs")];
  const start = (name: string, args: string[], at: number): Promise<Contender> =>
    startContender(name, args, stage.base + at, stage.folder, stage.env);
  return {
    ours: await start("ours", [path.join(root, "build/server/web.js")], 1),
    floor: await start("floor", [...hook, path.join(root, "bench/floors/webhook-ack.ts")], 2),
    idiom: await start("idiom", [...hook, path.join(root, "bench/idioms/webhook-ack.ts")], 3),
  };
}

/** Rows in the table against answers that wrk counted: at most the requests in flight at the end may differ. */
async function kept(stage: Stage, prefix: string): Promise<number> {
  return asOwner(stage.ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from deliveries where webhook_id like $1 and length(body) >= 4700",
      [`${prefix}-%`],
    );
    return rows[0]?.n ?? 0;
  });
}

export const bench: Bench = async ({ rounds, say }) => {
  needWrk();
  const stage = await setStage();
  const running = await contenders(stage);
  const seen: Record<"ours" | "floor" | "idiom", Figures[]> = { ours: [], floor: [], idiom: [] };
  let verified = true;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of ["ours", "floor", "idiom"] as const) {
        const prefix = `${name}${round}`;
        const seconds = round === 0 ? 2 : 4;
        const result = await load(running[name], { connections: 64, seconds, lua: luaFor(stage.secret, prefix), folder: stage.folder });
        if (name !== "idiom") {
          const rows = await kept(stage, prefix);
          if (rows < result.requests || rows > result.requests + 64) verified = false;
        }
        if (result.bad > 0) verified = false;
        if (round > 0) {
          seen[name].push(result.figures);
          say(`${round} ${lineOf(name, result.figures)}`);
        }
      }
      await asOwner(stage.ownerUrl, (client) => client.query("truncate deliveries"));
    }
  } finally {
    await Promise.all(Object.values(running).map((one) => one.process.stop()));
    await stage.clear();
  }
  const result = judge(seen, verified);
  say(`ours to floor ${result.ratio.ours_to_floor}, to idiom ${result.ratio.ours_to_idiom}; verified: ${verified}`);
  return result;
};
