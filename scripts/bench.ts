// npm run bench -- NAME [--size 10k|100k] [--rounds N] [--json]
import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, root } from "./lib/build.ts";
import type { Bench } from "../bench/lib/report.ts";

const names = readdirSync(path.join(root, "bench"))
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: "string", default: "10k" },
    rounds: { type: "string", default: "5" },
    json: { type: "boolean", default: false },
  },
});
const [name] = positionals;
if (!name || !names.includes(name)) {
  console.error(`npm run bench -- NAME [--size 10k|100k] [--rounds N] [--json], with one of: ${names.join(", ")}`);
  process.exit(1);
}
await ensureBuilt();
const { bench } = (await import(path.join(root, `bench/${name}.bench.ts`))) as { bench: Bench };
try {
  const result = await bench({ size: values.size, rounds: Number(values.rounds), say: (line) => console.log(line) });
  if (values.json) console.log(JSON.stringify({ bench: name, size: values.size, ...result }));
  process.exitCode = result.verified ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
