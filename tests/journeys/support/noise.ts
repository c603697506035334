import type { BrowserContext } from "@playwright/test";

/** What a browser did that nobody wants: calls off this machine, errors in the console, exceptions. */
export interface Noise {
  /** Watches everything that a context's pages do. */
  watch: (context: BrowserContext) => void;
  /** An error that a test provokes on purpose. */
  allow: (pattern: RegExp) => void;
  /** What happened that was not allowed. */
  heard: () => string[];
}

const LOCAL = new Set(["127.0.0.1", "localhost"]);

function leavesThisMachine(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?|ftp):$/.test(protocol) && !LOCAL.has(hostname);
}

/** Starts listening. A refused form answers 422, which Chromium itself reports as an error: see `allow`. */
export function listen(): Noise {
  const all: string[] = [];
  const allowed: RegExp[] = [];
  return {
    watch: (context) => {
      // Chromium resolves no foreign names here (playwright.config.ts), so that what is reported could not go out either.
      context.on("request", (request) => {
        if (leavesThisMachine(request.url())) all.push(`left this machine: ${request.method()} ${request.url()}`);
      });
      context.on("console", (message) => {
        if (message.type() === "error") all.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => all.push(`exception: ${error.error().stack ?? error.error().message}`));
      context.on("page", (page) =>
        page.on("websocket", (socket) => {
          if (leavesThisMachine(socket.url())) all.push(`left this machine: ${socket.url()}`);
        }),
      );
    },
    allow: (pattern) => allowed.push(pattern),
    heard: () => all.filter((one) => !allowed.some((pattern) => pattern.test(one))),
  };
}
