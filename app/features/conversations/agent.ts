import { Refusal } from "~/lib/refusal";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { LONGEST_TEXT } from "./message";

/** The member of staff who acts, as the door gives it. */
export type Agent = Pick<Staff, "id" | "name" | "actor">;

/** The text as it is stored. @throws Refusal "no-words", "too-long" */
export function checkText(text: string): string {
  const clean = text.replace(/\r\n/g, "\n").trim();
  const refuse = (code: string, sentence: string): Refusal => new Refusal("invalid", code, sentence, { fields: { text: sentence } });
  if (!clean) throw refuse("no-words", "Write something first.");
  if (clean.length > LONGEST_TEXT) throw refuse("too-long", `That is too long: ${clean.length} of at most ${LONGEST_TEXT} characters.`);
  return clean;
}
