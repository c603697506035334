// npm run scenario -- NAME [--port N]: plays a story in the running demo.
import { parseArgs } from "node:util";
import { controlAt } from "../lib/control.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: "string", default: "4100" } } });
const [name] = positionals;
const control = controlAt(`http://127.0.0.1:${Number(values.port) + 3}`);

try {
  if (!name) {
    const { scenarios } = await control.get<{ scenarios: { name: string; summary: string }[] }>("/api/scenarios");
    console.log("npm run scenario -- NAME, with one of:");
    for (const one of scenarios) console.log(`  ${one.name.padEnd(24)} ${one.summary}`);
  } else {
    const { look } = await control.post<{ look: string[] }>(`/api/scenarios/${encodeURIComponent(name)}`);
    for (const line of look) console.log(line);
  }
} catch (error) {
  const refused = error instanceof TypeError;
  console.error(refused ? `No demo answers on port ${values.port}: start it with npm run demo.` : (error as Error).message);
  process.exitCode = 1;
}
