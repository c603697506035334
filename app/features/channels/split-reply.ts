import EmailReplyParser from "email-reply-parser";

const parser = new EmailReplyParser();
/** Only the beginning is searched for where quotes begin: the patterns' time grows with the square of the text. */
const SEARCHED = 20_000;

/** What a mail says, and what it quotes or signs with. A text of nothing but quotes counts as said. */
export function splitReply(text: string): { said: string; quoted: string } {
  const all = text.replace(/\r\n?/g, "\n").trim();
  const head = all.slice(0, SEARCHED).toWellFormed();
  const said = parser.parseReply(head).trim();
  if (!said || (all.length > SEARCHED && said.length >= head.trimEnd().length)) return { said: all, quoted: "" };
  // Quotes between the lines of an answer stay where they are: only a tail can be folded away.
  return all.startsWith(said) ? { said, quoted: all.slice(said.length).trim() } : { said: all, quoted: "" };
}
