import { z } from "zod";

/** Made by the page for each message; sending it twice is one message. */
const cause = z.string().min(8).max(60);
const text = z.string().max(100_000);

/** What the conversation page can ask for. */
export const conversationForm = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("reply"), text, cause }),
  z.object({ deed: z.literal("note"), text, cause }),
  z.object({ deed: z.literal("assign"), assigneeId: z.string().max(40) }),
  z.object({ deed: z.literal("close") }),
  z.object({ deed: z.literal("reopen") }),
  z.object({ deed: z.literal("link"), order: z.string().max(60) }),
  z.object({ deed: z.literal("unlink"), orderId: z.string().max(100) }),
  z.object({ deed: z.literal("resend"), messageId: z.uuid() }),
]);

export type ConversationForm = z.infer<typeof conversationForm>;
