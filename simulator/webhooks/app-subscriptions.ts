import { readFileSync, statSync } from "node:fs";
import { parse } from "smol-toml";

/** One topic sent to one address. */
export interface Subscription {
  /** Shop-specific subscriptions have an id and may be deleted by Shopify; those of the toml have none. */
  id: string | null;
  /** "orders/create" */
  topic: string;
  /** Absolute, or a path below the app's address. */
  uri: string;
  name: string | null;
  filter: string | null;
  includeFields: string[];
  compliance: boolean;
}

export interface AppWebhooks {
  apiVersion: string;
  /** The app's public address; an absolute uri below it is the app itself. */
  applicationUrl: string | null;
  subscriptions: Subscription[];
}

interface TomlSubscription {
  topics?: string[];
  compliance_topics?: string[];
  uri?: string;
  name?: string;
  filter?: string;
  include_fields?: string[];
}

interface Toml {
  application_url?: string;
  webhooks?: { api_version?: string; subscriptions?: TomlSubscription[] };
}

const NONE: AppWebhooks = { apiVersion: "2026-10", applicationUrl: null, subscriptions: [] };

function entries(subscription: TomlSubscription): Subscription[] {
  const uri = subscription.uri;
  if (!uri) throw new Error("shopify.app.toml: a [[webhooks.subscriptions]] has no uri.");
  const common = { id: null, uri, name: subscription.name ?? null, filter: subscription.filter ?? null };
  const includeFields = subscription.include_fields ?? [];
  return [
    ...(subscription.topics ?? []).map((topic) => ({ ...common, topic, includeFields, compliance: false })),
    ...(subscription.compliance_topics ?? []).map((topic) => ({ ...common, topic, includeFields, compliance: true })),
  ];
}

/**
 * The app-specific subscriptions of a `shopify.app.toml`.
 * https://shopify.dev/docs/apps/build/cli-for-apps/app-configuration#webhooks
 * @throws Error when a subscription has no uri or the text is not TOML.
 */
function parseAppToml(text: string): AppWebhooks {
  const toml = parse(text) as Toml;
  return {
    apiVersion: toml.webhooks?.api_version ?? NONE.apiVersion,
    applicationUrl: toml.application_url ?? null,
    subscriptions: (toml.webhooks?.subscriptions ?? []).flatMap(entries),
  };
}

/** Reads the toml when it is asked for, again after the file changed; without a file the app subscribes to nothing. */
export function appTomlReader(file: string): () => AppWebhooks {
  let readAt = -1;
  let known = NONE;
  return () => {
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return NONE;
    if (changedAt !== readAt) {
      known = parseAppToml(readFileSync(file, "utf8"));
      readAt = changedAt;
    }
    return known;
  };
}
