import type { IncomingMessage, ServerResponse } from "node:http";
import type { Fault, Simulator } from "../../simulator.ts";
import { executeAdmin, throttled } from "../execute.ts";
import type { AdminRequest } from "../execute.ts";
import { isPrepared, prepare } from "../prepare.ts";
import { adminSchema, servedVersion } from "../schema.ts";
import { liveToken } from "../tokens/bearer.ts";
import { readBody, readForm } from "./body.ts";
import { send } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { withFault } from "./with-faults.ts";

const UNAUTHORIZED: Reply = {
  status: 401,
  body: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
};
const NO_QUERY: Reply = { status: 400, body: { errors: { query: "Required parameter missing or invalid" } } };

const requestIn = (text: string, contentType: string | undefined): AdminRequest | undefined => {
  if (contentType?.startsWith("application/graphql")) return { query: text };
  const form = readForm(text, contentType);
  return form && typeof form.query === "string" ? (form as unknown as AdminRequest) : undefined;
};

/** Operation name and root fields, parted by spaces: what a fault may be ordered for. */
const namesIn = (request: AdminRequest, version: string): string => {
  const prepared = prepare(adminSchema(version), request.query);
  return [...new Set([request.operationName ?? "", ...(isPrepared(prepared) ? prepared.names : [])])].filter(Boolean).join(" ");
};

/** POST /admin/api/{version}/graphql.json of a shop. */
export async function graphqlEndpoint(
  sim: Simulator,
  shop: string,
  version: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const served = servedVersion(version);
  if (req.method !== "POST" || !served) return send(res, { status: 404, body: { errors: "Not Found" } });
  const request = requestIn(await readBody(req), req.headers["content-type"]);
  if (!request) return send(res, NO_QUERY);
  const given = req.headers["x-shopify-access-token"];
  const token = liveToken(sim.world, shop, Array.isArray(given) ? given[0] : given);
  if (!token) return send(res, UNAUTHORIZED);
  const fault: Fault | undefined = sim.faults.take({ host: shop, path: req.url ?? "", operation: namesIn(request, served) });
  await withFault(res, fault, async () => {
    if (fault?.kind === "revoke-token") {
      token.revoked = true;
      sim.world.changed();
      return UNAUTHORIZED;
    }
    const headers = { "X-Shopify-API-Version": served };
    const record = sim.world.state.shops[shop];
    if (fault?.kind === "throttle" && record) return { status: 200, headers, body: throttled(sim, record, 10) };
    const caller = { shop, scopes: token.scopes, staffId: token.kind === "online" ? token.subject : null, version };
    return { status: 200, headers, body: await executeAdmin(sim, caller, request) };
  });
}
