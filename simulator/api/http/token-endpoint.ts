import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../../simulator.ts";
import { grant } from "../tokens/grants.ts";
import { readBody, readForm } from "./body.ts";
import { send } from "./reply.ts";
import { withFault } from "./with-faults.ts";

/** POST /admin/oauth/access_token of a shop: token exchange and refresh. */
export async function tokenEndpoint(sim: Simulator, shop: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== "POST") return send(res, { status: 404, body: { errors: "Not Found" } });
  const form = readForm(await readBody(req), req.headers["content-type"]);
  if (!form)
    return send(res, { status: 400, body: { error: "invalid_request", error_description: "The body is neither JSON nor a form." } });
  const fault = sim.faults.take({ host: shop, path: req.url ?? "", operation: "token" });
  await withFault(res, fault, async () => Promise.resolve(grant(sim, shop, form)));
}
