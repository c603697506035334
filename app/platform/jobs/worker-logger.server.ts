import { Logger } from "graphile-worker";
import { log } from "~/platform/log/log.server";

/** graphile-worker's own words at the levels of our log; its job chatter is debug, since jobs log their sentence themselves. */
export const workerLogger = new Logger(() => (level, message) => {
  if (level === "error") log.warn({ from: "queue" }, message);
  else if (level === "warning") log.warn({ from: "queue" }, message);
  else log.debug({ from: "queue" }, message);
});
