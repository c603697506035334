import { z } from "zod";

const text = z.string().min(1);
const port = z.coerce.number().int().min(1).max(65_535);
const list = text.transform((value) => value.split(",").map((part) => part.trim()));

/** Every variable the app reads, with what it means. `.env.example` lists the same names. */
const shape = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgres:// address" }),
  SHOPIFY_API_KEY: text,
  SHOPIFY_API_SECRET: text,
  /** The previous client secret, for up to an hour after a rotation. */
  SHOPIFY_API_SECRET_OLD: text.optional(),
  SHOPIFY_APP_URL: z.url({ error: "must be an address such as https://aftercare.example.com" }),
  SCOPES: list,
  /** Base64 of 32 random bytes; seals tokens and other secrets at rest, signs links. */
  ENCRYPTION_KEY: z.base64({ error: "must be base64" }).refine((value) => Buffer.from(value, "base64").length === 32, {
    error: "must be the base64 of exactly 32 bytes (openssl rand -base64 32)",
  }),
  /** Only when Shopify's App Bridge script is served from elsewhere. */
  APP_BRIDGE_URL: z.url().optional(),
  HOST: text.default("0.0.0.0"),
  PORT: port.default(3000),
  /** smtp://user:password@host:port, the server that carries mail out. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: "must be an smtp:// or smtps:// address" }),
  /** Domain of reply addresses: answers to reply+…@MAIL_DOMAIN reach MAIL_IN_PORT. */
  MAIL_DOMAIN: text,
  /** Port of the SMTP receiver; without it no mail is received. */
  MAIL_IN_PORT: port.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
});

/** The environment, parsed once. */
export type Env = z.infer<typeof shape>;

/**
 * @throws Error with one line per missing or wrong variable.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name} ${given[name] === undefined ? "is not set" : issue.message}`;
  });
  throw new Error(`The environment is not complete (docs/operations.md explains each variable):\n${lines.join("\n")}`);
}

/** Names of all variables, for the test that compares them with .env.example. */
export const envNames = Object.keys(shape.shape);

export const env: Env = parseEnv(process.env);
