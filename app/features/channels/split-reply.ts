import EmailReplyParser from "email-reply-parser";

const parser = new EmailReplyParser();
/** Longer texts are not searched for quotes: the patterns' time grows with the text. */
const LONGEST = 100_000;

/** What a mail says, and what it quotes or signs with. A text of nothing but quotes counts as said. */
export function splitReply(text: string): { said: string; quoted: string } {
  const all = text.replace(/\r\n?/g, "\n").trim();
  if (all.length > LONGEST) return { said: all, quoted: "" };
  const said = parser.parseReply(all).trim();
  if (!said) return { said: all, quoted: "" };
  // Quotes between the lines of an answer stay where they are: only a tail can be folded away.
  return all.startsWith(said) ? { said, quoted: all.slice(said.length).trim() } : { said: all, quoted: "" };
}
