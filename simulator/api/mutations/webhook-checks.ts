import type { UserError } from "../../actions/user-error.ts";
import type { WebhookSubscription } from "../../world/types.ts";
import { problem } from "./payload.ts";

/** GraphQL's WebhookSubscriptionInput, as far as it is played. */
export interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  format?: "JSON" | "XML" | null;
  filter?: string | null;
  includeFields?: string[] | null;
  metafieldNamespaces?: string[] | null;
  name?: string | null;
}

const CALLBACK = ["webhookSubscription", "callbackUrl"];
const JSON_ONLY = /^(RETURNS|REVERSE_|FULFILLMENT_ORDERS|BULK_OPERATIONS|APP_SCOPES)/;

const addressProblems = (uri: string): UserError[] => {
  if (!uri.trim()) return [problem(CALLBACK, "Address can't be blank")];
  const protocol = /^([a-z][a-z0-9+.-]*):\/\//i.exec(uri)?.[1]?.toLowerCase();
  if (!protocol) return [problem(CALLBACK, "Address is invalid")];
  if (protocol !== "https") {
    const found = [problem(CALLBACK, `Address protocol ${protocol}:// is not supported`)];
    if (protocol === "pubsub" && !/^pubsub:\/\/[^:]+:[^:]+$/.test(uri)) {
      found.push(problem(CALLBACK, "Address is not a valid GCP pub/sub format. Format should be pubsub://project:topic"));
    }
    return found;
  }
  if (Buffer.byteLength(uri) > 2048) return [problem(CALLBACK, "Address is too big (maximum is 2048 bytes)")];
  const host = URL.canParse(uri) ? new URL(uri).hostname : "";
  if (!host) return [problem(CALLBACK, "Address is invalid")];
  const internal = /(^|\.)(shopify\.com|myshopify\.com|shopifycloud\.com|localhost|internal|local)$/.test(host);
  return internal ? [problem(CALLBACK, "Address cannot be a Shopify or an internal domain")] : [];
};

const nameProblems = (name: string | null, others: readonly WebhookSubscription[]): UserError[] => {
  if (name === null) return [];
  const field = ["webhookSubscription", "name"];
  const found: UserError[] = [];
  if (!name) found.push(problem(field, "Name is too short (minimum is 1 character)"));
  if (name.length > 50) found.push(problem(field, "Name is too long (maximum is 50 characters)"));
  if (!/^[A-Za-z0-9_-]+$/.test(name))
    found.push(problem(field, "Name name field can only contain alphanumeric characters, underscores, and hyphens"));
  if (others.some((one) => one.name?.toLowerCase() === name.toLowerCase()))
    found.push(problem(field, "Name already exists, no duplicate allowed"));
  return found;
};

/** What is wrong with a subscription, word for word as Shopify says it. */
export function subscriptionProblems(
  wanted: Omit<WebhookSubscription, "id" | "createdAt" | "updatedAt">,
  others: readonly WebhookSubscription[],
): UserError[] {
  const found = addressProblems(wanted.uri);
  if (wanted.format === "XML" && JSON_ONLY.test(wanted.topic)) {
    found.push(problem(["webhookSubscription", "format"], "Format 'xml' is invalid for this webhook topic. Allowed formats: json"));
  }
  found.push(...nameProblems(wanted.name, others));
  if (wanted.filter && !/^[\w.]+:/.test(wanted.filter.trim())) {
    const message = "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.";
    found.push(problem(["webhookSubscription"], message));
  }
  const taken = others.some((one) => one.topic === wanted.topic && one.uri === wanted.uri && (one.filter ?? "") === (wanted.filter ?? ""));
  if (taken) found.push(problem(CALLBACK, "Address for this topic has already been taken"));
  return found;
}
