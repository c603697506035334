import { log } from "~/platform/log/log.server";

/**
 * An error that nobody caught leaves a process in an unknown state: it is logged and the process ends with 1, for the supervisor to
 * start another. Deliveries and jobs in work are transactions, so nothing of them is lost.
 */
export function exitOnCrash(): void {
  const end =
    (what: string) =>
    (error: unknown): never => {
      log.fatal({ err: error }, what);
      process.exit(1);
    };
  process.on("uncaughtException", end("uncaught exception: this process ends"));
  process.on("unhandledRejection", end("unhandled rejection: this process ends"));
}
