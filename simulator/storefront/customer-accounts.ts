import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
export const isCustomerAccounts = (path: string): boolean => path.startsWith("/.well-known/") || path.startsWith("/authentication/");
export function customerAccountsHandler(_sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (_req, res) => void res.writeHead(404).end();
}
