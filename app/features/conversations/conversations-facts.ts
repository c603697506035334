import { z } from "zod";
import { defineFact } from "~/platform/facts/facts.server";

/** A shopper began a conversation, or a return did. */
export const conversationStarted = defineFact(
  "conversationStarted",
  z.object({ conversationId: z.string(), orderId: z.string().nullable(), channel: z.enum(["form", "email", "return", "agent"]) }),
);

/** Something was said: by the shopper, or to them by an agent. */
export const messageWritten = defineFact(
  "messageWritten",
  z.object({ conversationId: z.string(), messageId: z.string(), kind: z.enum(["customer", "agent"]) }),
);
