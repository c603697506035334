import type { MessageKind, ReturnEvent } from "./message";

/** A message as far as it tells who spoke and what happened to a return. */
export interface Spoken {
  kind: MessageKind;
  /** Of an event about a return. */
  return?: { returnId: string; event: ReturnEvent };
}

/** After these, nothing waits to be decided about a return. */
const DECIDED: readonly ReturnEvent[] = ["approved", "declined", "refunded", "withdrawn", "closed"];

/** Whether nobody has said a word, not even a note: then the conversation only exists because of its return. */
export const isSilent = (thread: readonly Spoken[]): boolean => thread.every((one) => one.kind === "event");

/** The returns of a thread that still wait for a decision. */
export function undecidedIn(thread: readonly Spoken[]): string[] {
  const told = thread.flatMap((one) => one.return ?? []);
  const asked = told.filter((one) => one.event === "requested").map((one) => one.returnId);
  return [...new Set(asked)].filter((id) => !told.some((one) => one.returnId === id && DECIDED.includes(one.event)));
}
