/** Listening and letting go: one HTTP server a port, errors answered, connections closed at the end. */
import { createServer, type Server } from "node:http";
import type { Ports } from "./config.ts";
import { BadInput, sendJson, type Handler } from "./http.ts";

const HOST = "127.0.0.1";

/** @throws Error "Port 4203 (control) is taken." */
export function portProblem(error: NodeJS.ErrnoException, port: number, role: string): Error {
  return error.code === "EADDRINUSE" ? new Error(`Port ${port} (${role}) is taken.`) : error;
}

/** Starts a server on loopback. A handler's `BadInput` becomes its status and sentence, anything else a 500 that is also printed. */
export function listen(role: keyof Ports, port: number, handler: Handler): Promise<Server> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      const problem = error instanceof Error ? error : new Error(String(error));
      const status = problem instanceof BadInput ? problem.status : 500;
      if (status === 500) process.stderr.write(`${role} ${request.method} ${request.url}: ${problem.stack}\n`);
      if (response.headersSent) return void response.destroy(problem);
      sendJson(response, { error: problem.message }, status);
    });
  });
  server.keepAliveTimeout = 30_000;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portProblem(error, port, role)));
    server.listen(port, HOST, () => resolve(server));
  });
}

/** Stops listening and cuts what is still open. */
export function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
