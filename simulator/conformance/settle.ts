import { runBulkOperations } from "../api/bulk.ts";
import type { Simulator } from "../simulator.ts";
import type { Recorded } from "./fixture.ts";

/** Whether the recorded answer shows an operation that has ended. */
const ended = (request: Recorded): boolean => /"status":"(COMPLETED|CANCELED|FAILED)"/.test(JSON.stringify(request.response));

/**
 * Brings the world to the moment of a request where time or another app did it: waits for bulk operations that the answer shows as
 * ended, and marks fulfillment orders in progress as fulfillmentOrderReportProgress (not played) would.
 */
export async function settle(sim: Simulator, request: Recorded, ids: ReadonlyMap<string, string>): Promise<void> {
  if (/bulkOperation|node/.test(request.document) && ended(request)) await runBulkOperations(sim);
  if (request.skip !== "fulfillmentOrderReportProgress") return;
  const id = ids.get(String(request.variables.id))?.split("/").at(-1) ?? "";
  const fulfillmentOrder = sim.world.state.fulfillmentOrders[id];
  if (fulfillmentOrder) fulfillmentOrder.status = "IN_PROGRESS";
}
