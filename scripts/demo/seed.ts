// npm run seed [-- --orders N] [--port N]: places further orders in the running demo, through real webhooks.
import { parseArgs } from "node:util";
import { controlAt } from "../lib/control.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4100" }, orders: { type: "string", default: "20" } } });
const control = controlAt(`http://127.0.0.1:${Number(values.port) + 3}`);
const count = Number(values.orders);

try {
  for (let made = 0; made < count; made += 1) {
    const { order } = await control.post<{ order: { id: string } }>("/api/orders", {});
    if (made % 2 === 0) await control.post(`/api/orders/${order.id}/ship`, {});
  }
  console.log(`${count} orders placed, every second one shipped.`);
} catch (error) {
  console.error(
    error instanceof TypeError ? `No demo answers on port ${values.port}: start it with npm run demo.` : (error as Error).message,
  );
  process.exitCode = 1;
}
