import type { ReturnableLine } from "./find-returnable.server";
import { RETURN_REASONS, CUSTOMER_NOTE_MAX, type ReturnReason } from "./return";

/** What a shopper typed for one line. */
export interface LineEntry {
  quantity: number;
  reason: ReturnReason | null;
  note: string;
}

/** Digits of the fulfillment line: the end of its fields' names. */
export const fieldKey = (fulfillmentLineItemId: string): string => fulfillmentLineItemId.replace(/\D/g, "");

/** The choice as it was typed, and what is wrong with it: field name → key of the sentence in the locale files. */
export interface Choice {
  entries: Map<string, LineEntry>;
  errors: Record<string, string>;
}

/** Reads the fields q-<key>, r-<key>, n-<key> of every line that may come back. */
export function readChoice(lines: readonly ReturnableLine[], field: (name: string) => string): Choice {
  const entries = new Map<string, LineEntry>();
  const errors: Record<string, string> = {};
  for (const { fulfillmentLineItemId: id, why, quantity: most } of lines) {
    if (!id || why) continue;
    const key = fieldKey(id);
    const typed = field(`q-${key}`);
    const quantity = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    const reason = RETURN_REASONS.find((one) => one === field(`r-${key}`)) ?? null;
    const note = field(`n-${key}`);
    entries.set(id, { quantity, reason, note });
    if (quantity === 0) continue;
    if (quantity > most) errors[`q-${key}`] = "too-many-pieces";
    if (!reason) errors[`r-${key}`] = "reason-needed";
    if (reason === "OTHER" && !note) errors[`n-${key}`] = "note-needed";
    if (note.length > CUSTOMER_NOTE_MAX) errors[`n-${key}`] = "note-too-long";
  }
  const first = [...entries.keys()][0];
  if (first && ![...entries.values()].some((entry) => entry.quantity > 0)) errors[`q-${fieldKey(first)}`] = "nothing-chosen";
  return { entries, errors };
}

/** The lines of a choice without mistakes. */
export function chosenLines(choice: Choice): { fulfillmentLineItemId: string; quantity: number; reason: ReturnReason; note: string }[] {
  return [...choice.entries].flatMap(([fulfillmentLineItemId, { quantity, reason, note }]) =>
    quantity > 0 && reason ? [{ fulfillmentLineItemId, quantity, reason, note }] : [],
  );
}
