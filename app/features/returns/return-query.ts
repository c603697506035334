import { z } from "zod";
import { RETURN_REASONS } from "./return";

/** The ready-made views of the list, as tabs. */
export const RETURN_VIEWS = ["requested", "open", "refund", "closed", "declined", "all"] as const;

export type ReturnView = (typeof RETURN_VIEWS)[number];

/** What may stand in the address of the list. Unknown values are left out, so that old links still open. */
export const returnQuery = z.object({
  view: z.enum(RETURN_VIEWS).catch("requested"),
  q: z.string().trim().max(100).catch(""),
  reason: z.enum(RETURN_REASONS).optional().catch(undefined),
  sort: z.enum(["newest", "oldest"]).catch("newest"),
  cursor: z.string().max(200).optional().catch(undefined),
});

export type ReturnQuery = z.infer<typeof returnQuery>;

/** Where a page begins: after (or, going back, before) this return. */
export interface ReturnCursor {
  at: Date;
  id: string;
  back: boolean;
}

export const writeCursor = (row: { requestedAt: Date; id: string }, back: boolean): string =>
  `${back ? "b" : "n"}${row.requestedAt.getTime()}_${row.id}`;

/** Undefined for none and for one that makes no sense: the list then begins at its start. */
export function readCursor(text: string | undefined): ReturnCursor | undefined {
  const match = /^([bn])(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? "");
  return match ? { back: match[1] === "b", at: new Date(Number(match[2])), id: match[3] ?? "" } : undefined;
}
