/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = string | number | Html | null | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string => (/[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c) : text);

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.text;
  if (typeof part === "object") return part.map(write).join("");
  return escapeHtml(String(part));
}

/** html`<p>${text}</p>`: every value is escaped unless it is Html itself; arrays are joined; null, undefined and false are nothing. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  let all = strings[0] ?? "";
  for (let at = 0; at < values.length; at += 1) all += write(values[at]) + (strings[at + 1] ?? "");
  return new Html(all);
}

/** Takes text as HTML without escaping; for our own constants only, never for anything from outside. */
export const rawHtml = (text: string): Html => new Html(text);
