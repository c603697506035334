import { z } from "zod";

/** The list's tabs: `trouble` is what waits for a person. */
const mailViews = ["trouble", "joined", "all"] as const;
export type MailView = (typeof mailViews)[number];

/** What may stand in the address of the list. */
export const mailQuery = z.object({ view: z.enum(mailViews).catch("trouble"), after: z.string().max(200).nullable().catch(null) });

export type MailQuery = z.infer<typeof mailQuery>;
