import { isSafeNumber, parse } from "lossless-json";
import { z } from "zod";
import type { Tx } from "~/platform/db/db.server";

/** A webhook as it is handed to its handler: verified, stored, its body parsed with every digit kept. */
export interface Delivery {
  shop: string;
  topic: string;
  webhookId: string;
  apiVersion: string;
  /** When Shopify says it happened; breaks ties of `updated_at`. */
  triggeredAt: Date | null;
  receivedAt: Date;
  /** Numbers that would lose digits are strings. */
  payload: unknown;
}

/** Applies a delivery in the given transaction and leaves a sentence ("Updated #1001", "Skipped: ours is newer"). */
export type WebhookHandler = (delivery: Delivery, tx: Tx) => Promise<string>;

/** Parses JSON; an integer beyond 2^53 becomes a string of its digits. @throws SyntaxError */
export function parseLossless(text: string): unknown {
  return parse(text, undefined, (value) => (isSafeNumber(value) ? Number(value) : value));
}

/** An id in a payload, whichever way it came: its digits. */
export const idDigits = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
