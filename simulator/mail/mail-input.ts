import { BadInput } from "../http.ts";
import type { NewMail } from "./send-mail.ts";

type Fields = Record<string, unknown>;

/** @throws BadInput when it is not a text with something in it. */
function word(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== "string" || value.trim() === "") throw new BadInput(`"${name}" has to be a text.`);
  return value;
}

function address(fields: Fields, name: string): string {
  const value = word(fields, name).trim();
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(value)) throw new BadInput(`"${name}" has to be an e-mail address, not "${value}".`);
  return value;
}

/** What a person wrote, with the line ends of mail programs made plain. */
export const textOf = (fields: Fields): string => word(fields, "text").replace(/\r\n/g, "\n");

/** @throws BadInput when an address is none or the text is missing. */
export function newMailFrom(fields: Fields): NewMail {
  const headers = fields.headers ?? {};
  if (typeof headers !== "object" || headers === null || Object.values(headers).some((value) => typeof value !== "string")) {
    throw new BadInput('"headers" has to be an object of texts.');
  }
  const subject = typeof fields.subject === "string" ? fields.subject : "";
  return {
    from: address(fields, "from"),
    to: address(fields, "to"),
    subject,
    text: textOf(fields),
    headers: headers as Record<string, string>,
  };
}
