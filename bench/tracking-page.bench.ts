// T1: the tracking page through the proxy: verify, look up one of N orders, render.
import { createHmac, hkdfSync } from "node:crypto";
import path from "node:path";
import { root } from "../scripts/lib/build.ts";
import { startContender, type Contender } from "./lib/contender.ts";
import { BENCH_SHOP, fillOrders, rowsOf } from "./lib/orders-data.ts";
import { judge, lineOf, type Bench, type Figures } from "./lib/report.ts";
import { setStage, type Stage } from "./lib/stage.ts";
import { load, needWrk } from "./lib/wrk.ts";

const LINKS = 2_000;

/** The token of platform/secrets/seal.server.ts, made here from its definition so that the benchmark is a witness. */
function trackingToken(stage: Stage, orderNumber: number): string {
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(stage.env.ENCRYPTION_KEY ?? "", "base64"), "", `track:${BENCH_SHOP}`, 32));
  const head = `${Buffer.from(String(orderNumber)).toString("base64url")}.${(Math.floor(Date.now() / 1000) + 3600).toString(36)}`;
  return `${head}.${createHmac("sha256", key).update(head).digest().subarray(0, 16).toString("base64url")}`;
}

/** Requests as Shopify signs them, fresh for a round: a timestamp holds for 90 s. */
function signedPaths(stage: Stage, orders: number): { path: string; name: string }[] {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return Array.from({ length: LINKS }, (_, at) => {
    const number = 1 + ((at * 7_919) % orders);
    const query: Record<string, string> = {
      k: trackingToken(stage, number),
      shop: BENCH_SHOP,
      logged_in_customer_id: "",
      path_prefix: "/apps/aftercare",
      timestamp,
    };
    const text = Object.keys(query)
      .sort()
      .map((name) => `${name}=${query[name] ?? ""}`)
      .join("");
    const signature = createHmac("sha256", stage.secret).update(text).digest("hex");
    return { path: `/proxy/track/o?${new URLSearchParams({ ...query, signature }).toString()}`, name: `#${number}` };
  });
}

const luaFor = (paths: { path: string }[]): string => `local paths = {${paths.map((one) => `"${one.path}"`).join(",")}}
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", paths[n % ${LINKS} + 1], { ["x-forwarded-for"] = "203.0.113.9", ["accept-language"] = "en", ["user-agent"] = "Mozilla/5.0" })
end
`;

/** Every contender must name the order and its parcel's number. */
async function answersRight(contender: Contender, paths: { path: string; name: string }[]): Promise<boolean> {
  for (const { path: address, name } of paths.slice(0, 25)) {
    const answer = await fetch(contender.origin + address, { headers: { "user-agent": "Mozilla/5.0", "accept-language": "en" } });
    const text = await answer.text();
    if (answer.status !== 200 || !text.includes(`Order ${name}`) || !text.includes(`0034043${name.slice(1)}`)) return false;
  }
  return true;
}

export const bench: Bench = async ({ size, rounds, say }) => {
  needWrk();
  const orders = rowsOf(size);
  const stage = await setStage();
  await fillOrders(stage.ownerUrl, orders);
  const hook = ["--import", path.join(root, "scripts/alias-hook.mjs")];
  const start = (name: string, args: string[], at: number): Promise<Contender> =>
    startContender(name, args, stage.base + at, stage.folder, stage.env);
  const running = {
    ours: await start("ours", [path.join(root, "build/server/web.js")], 1),
    floor: await start("floor", [...hook, path.join(root, "bench/floors/tracking-page.ts")], 2),
    idiom: await start("idiom", [...hook, path.join(root, "bench/idioms/tracking-page.ts")], 3),
  };
  const seen: Record<keyof typeof running, Figures[]> = { ours: [], floor: [], idiom: [] };
  let verified = true;
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of ["ours", "floor", "idiom"] as const) {
        const paths = signedPaths(stage, orders);
        if (!(await answersRight(running[name], paths))) verified = false;
        const result = await load(running[name], {
          connections: 16,
          seconds: round === 0 ? 2 : 4,
          lua: luaFor(paths),
          folder: stage.folder,
        });
        if (result.bad > 0) verified = false;
        if (round === 0) continue;
        seen[name].push(result.figures);
        say(`${round} ${lineOf(name, result.figures)}`);
      }
    }
  } finally {
    await Promise.all(Object.values(running).map((one) => one.process.stop()));
    await stage.clear();
  }
  const result = judge(seen, verified);
  say(`ours to floor ${result.ratio.ours_to_floor}, to idiom ${result.ratio.ours_to_idiom}; verified: ${verified}`);
  return result;
};
