import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { z } from "zod";
import { API_VERSION } from "~/platform/shopify/shopify.server";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const https = z.url({ protocol: /^https$/ });
const scopes = z.string().regex(/^[a-z_]+(,[a-z_]+)*$/);

// Rules of https://shopify.dev/docs/apps/build/cli-for-apps/app-configuration, as far as our file uses them.
const subscription = z.strictObject({
  topics: z
    .array(z.string().regex(/^[a-z_]+\/[a-z_]+$/))
    .min(1)
    .optional(),
  compliance_topics: z.array(z.enum(["customers/data_request", "customers/redact", "shop/redact"])).optional(),
  uri: z.string().startsWith("/"),
});
const shape = z.strictObject({
  client_id: z.string().regex(/^[0-9a-f]{32}$/),
  name: z.string().min(1).max(30),
  handle: z.string().regex(/^[a-z0-9-]+$/),
  application_url: https,
  embedded: z.literal(true),
  build: z.strictObject({ automatically_update_urls_on_dev: z.boolean(), include_config_on_deploy: z.boolean() }),
  access_scopes: z.strictObject({ scopes, optional_scopes: z.array(z.string()), use_legacy_install_flow: z.literal(false) }),
  access: z.strictObject({ admin: z.strictObject({ embedded_app_direct_api_access: z.boolean() }) }),
  auth: z.strictObject({ redirect_urls: z.array(https).min(1) }),
  customer_authentication: z.strictObject({
    redirect_uris: z.array(https).min(1),
    javascript_origins: z.array(https).min(1),
    logout_urls: z.array(https).min(1),
  }),
  webhooks: z.strictObject({ api_version: z.string().regex(/^\d{4}-(01|04|07|10)$/), subscriptions: z.array(subscription).min(1) }),
  app_proxy: z.strictObject({
    url: z.string().startsWith("/"),
    prefix: z.enum(["a", "apps", "community", "tools"]),
    subpath: z
      .string()
      .max(30)
      .regex(/^(?!(admin|services|password|login)$)[a-z0-9-]+$/),
  }),
  pos: z.strictObject({ embedded: z.boolean() }),
});

const toml = shape.parse(parse(read("shopify.app.toml")));
const listed = toml.webhooks.subscriptions.flatMap((one) => one.topics ?? []);

test("shopify.app.toml has every part, and nothing unknown", () => {
  expect(toml.webhooks.subscriptions.flatMap((one) => one.compliance_topics ?? []).sort()).toEqual([
    "customers/data_request",
    "customers/redact",
    "shop/redact",
  ]);
  expect(toml.auth.redirect_urls.every((url) => url.startsWith(toml.application_url))).toBe(true);
});

test("webhooks come in the API version that the app speaks", () => {
  expect(toml.webhooks.api_version).toBe(API_VERSION);
});

test("every topic exists in Shopify's schema, and none is subscribed twice", () => {
  const known = /enum WebhookSubscriptionTopic \{([^}]*)\}/.exec(read("schemas/admin-2026-10.graphql"))?.[1]?.split(/\s+/) ?? [];
  const toEnum = (topic: string): string => topic.toUpperCase().replace("/", "_");
  expect(listed.filter((topic) => !known.includes(toEnum(topic)))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test("every scope has its reason in docs/operations.md, and .env.example asks for the same", () => {
  const asked = toml.access_scopes.scopes.split(",");
  const guide = read("docs/operations.md");
  expect(asked.filter((scope) => !guide.includes(`\`${scope}\``))).toEqual([]);
  expect(/^SCOPES=(.*)$/m.exec(read(".env.example"))?.[1]).toBe(toml.access_scopes.scopes);
});
