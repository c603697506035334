import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { runBulkOperations } from "./bulk.ts";
import { serveBulkFile } from "./bulk/serve-file.ts";
import { graphqlEndpoint } from "./http/graphql-endpoint.ts";
import { send } from "./http/reply.ts";
import { tokenEndpoint } from "./http/token-endpoint.ts";

const hostOf = (req: IncomingMessage): string => (req.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();

/**
 * Serves the Admin API of every shop (Host {shop}.myshopify.com): GraphQL and the token endpoint; and, for Host
 * storage.googleapis.com, the results of bulk operations. 404 for everything else. Bulk operations that a stopped simulator left
 * unfinished start again.
 */
export function adminApiHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  void runBulkOperations(sim);
  return async (req, res) => {
    const host = hostOf(req);
    const path = new URL(req.url ?? "/", "http://host").pathname;
    if (host === "storage.googleapis.com") return serveBulkFile(sim, req, res);
    if (!sim.world.state.shops[host]) return send(res, { status: 404, body: { errors: "Not Found" } });
    if (path === "/admin/oauth/access_token") return tokenEndpoint(sim, host, req, res);
    const version = /^\/admin\/api\/([^/]+)\/graphql(?:\.json)?$/.exec(path)?.[1];
    if (version) return graphqlEndpoint(sim, host, version, req, res);
    return send(res, { status: 404, body: { errors: "Not Found" } });
  };
}
