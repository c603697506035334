/** What the platform keeps for the app: bulk operations, subscriptions, installation, tokens; and the mail. */
import type { Id, Iso } from "./base-types.ts";

export interface BulkOperation {
  id: Id;
  shop: string;
  query: string;
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED" | "EXPIRED";
  errorCode: string | null;
  groupObjects: boolean;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** File below the data folder that holds the JSONL. */
  file: string | null;
  createdAt: Iso;
  completedAt: Iso | null;
}

export interface WebhookSubscription {
  id: Id;
  shop: string;
  topic: string;
  uri: string;
  name: string | null;
  filter: string | null;
  includeFields: string[];
  /** Metafield namespaces the payload should carry. */
  metafieldNamespaces?: string[];
  format: "JSON" | "XML";
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Installation {
  shop: string;
  scopes: string[];
  installedAt: Iso | null;
  uninstalledAt: Iso | null;
  /** When shop/redact was announced. */
  redactedAt: Iso | null;
}

export interface Token {
  token: string;
  shop: string;
  kind: "offline" | "online" | "refresh" | "customer" | "code" | "customer-refresh";
  /** Staff for online tokens, customer for customer tokens. */
  subject: Id | null;
  scopes: string[];
  /** null: never. */
  expiresAt: Iso | null;
  /** For a refresh token: the access token it belongs to, and the one that replaced it. */
  pairedWith: string | null;
  replacedBy: string | null;
  revoked: boolean;
  /** For an authorization code of the Customer Account API: what the token request must match. */
  grant?: { clientId: string; redirectUri: string; nonce: string | null; challenge: string | null };
}

export interface Mail {
  id: string;
  at: Iso;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  /** The message as it came over the wire. */
  raw: string;
  attachments: { name: string; type: string; size: number }[];
  read: boolean;
}
