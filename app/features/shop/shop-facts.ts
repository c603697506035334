import { z } from "zod";
import { defineFact } from "~/platform/facts/facts.server";

/** The app came to a shop, for the first time or again. */
export const shopInstalled = defineFact("shopInstalled", z.object({ again: z.boolean() }));
