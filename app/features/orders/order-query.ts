import { z } from "zod";
import { PARCEL_STATES } from "./parcel-state";

/** The ready-made views of the list, as tabs. */
const ORDER_VIEWS = ["all", "trouble", "unfulfilled", "on-the-way", "delivered", "returns"] as const;
export type OrderView = (typeof ORDER_VIEWS)[number];

const list = <T extends string>(known?: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((text) => (text ?? "").split(",").filter((one) => one !== "" && (!known || known.includes(one as T))));

/** What may stand in the address of the list. Unknown values are left out, so that old links still open. */
export const orderQuery = z.object({
  view: z.enum(ORDER_VIEWS).catch("all"),
  q: z.string().trim().max(100).catch(""),
  parcel: list(PARCEL_STATES),
  fulfillment: list(),
  payment: list(),
  returns: list(),
  /** Placed within so many days. */
  days: z.coerce.number().int().min(1).max(3650).optional().catch(undefined),
  sort: z.enum(["newest", "oldest"]).catch("newest"),
  cursor: z.string().max(200).optional().catch(undefined),
});

export type OrderQuery = z.infer<typeof orderQuery>;

/** Where a page begins: after (or, going back, before) this order. */
export interface OrderCursor {
  at: Date;
  id: string;
  back: boolean;
}

export const writeCursor = (row: { placedAt: Date; id: string }, back: boolean): string =>
  `${back ? "b" : "n"}${row.placedAt.getTime()}_${row.id.replace("gid://shopify/Order/", "")}`;

/** Undefined for none and for one that makes no sense: the list then begins at its start. */
export function readCursor(text: string | undefined): OrderCursor | undefined {
  const match = /^([bn])(\d{1,15})_(\d+)$/.exec(text ?? "");
  return match ? { back: match[1] === "b", at: new Date(Number(match[2])), id: `gid://shopify/Order/${match[3]}` } : undefined;
}
