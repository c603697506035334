import { pino } from "pino";
import { env } from "~/platform/env.server";

/** Logs carry ids, never bodies, tokens or addresses; these paths are cut even when somebody forgets. */
const SECRETS = [
  "token",
  "accessToken",
  "refreshToken",
  "password",
  "secret",
  "email",
  "phone",
  "authorization",
  "body",
  "text",
  "html",
  "raw",
  "code",
];

export const log = pino({
  level: env.LOG_LEVEL,
  base: null,
  redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[cut]" },
});
