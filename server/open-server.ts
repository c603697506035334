import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { complain } from "./doors";

/** How long a visitor may take, in milliseconds. */
export interface Patience {
  /** Until all headers are there. */
  headers: number;
  /** Until the whole request is there: 20 MB at 3 Mbit/s take a minute. */
  request: number;
  /** Without a byte in either direction. */
  idle: number;
  /** Between two looks for those who are too slow. */
  look: number;
}

const PATIENCE: Patience = { headers: 10_000, request: 60_000, idle: 120_000, look: 5_000 };

type Handle = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

/** A server that outlives malformed requests, slow visitors and handlers that throw. */
export function openServer(handle: Handle, patience: Patience = PATIENCE): Server {
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      connectionsCheckingInterval: patience.look,
      keepAliveTimeout: 65_000, // longer than a load balancer's, so that it is never the one surprised
    },
    (req, res) => {
      handle(req, res).catch((error: unknown) => complain(req, res, error));
    },
  );
  server.timeout = patience.idle;
  return server;
}
