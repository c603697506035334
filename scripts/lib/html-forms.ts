// Reads forms out of a page as a browser would, for people without a browser.
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", "#x27": "'", nbsp: " " };

/** Text with its character references resolved. */
export const plainText = (html: string): string =>
  html
    .replace(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

const attribute = (tag: string, name: string): string | undefined => {
  const match = new RegExp(`\\s${name}(?:="([^"]*)"|(?=[\\s/>]))`, "i").exec(tag);
  return match ? plainText(match[1] ?? "") : undefined;
};

export interface PageForm {
  action: string;
  method: string;
  /** Hidden fields, preset values and the first value of each choice that is ticked. */
  fields: [string, string][];
  /** Names of all fields, in order. */
  names: string[];
  html: string;
}

/** All forms of a page, in order. */
export function formsOf(page: string): PageForm[] {
  return [...page.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/gi)].map((match) => {
    const [whole = "", inner = ""] = match;
    const head = /<form\b[^>]*>/i.exec(whole)?.[0] ?? "";
    const fields: [string, string][] = [];
    const names: string[] = [];
    for (const [tag] of inner.matchAll(/<(?:input|textarea|select)\b[^>]*>/gi)) {
      const name = attribute(tag, "name");
      if (!name) continue;
      names.push(name);
      const type = attribute(tag, "type") ?? "text";
      const ticked = attribute(tag, "checked") !== undefined;
      if (/^<input/i.test(tag) && (!["checkbox", "radio"].includes(type) || ticked)) fields.push([name, attribute(tag, "value") ?? ""]);
    }
    return {
      action: attribute(head, "action") ?? "",
      method: (attribute(head, "method") ?? "get").toLowerCase(),
      fields,
      names,
      html: whole,
    };
  });
}

/** The form that has a field of that name. @throws Error when there is none. */
export function formWith(page: string, field: string): PageForm {
  const found = formsOf(page).find((form) => form.names.includes(field));
  if (!found) throw new Error(`no form with a field "${field}" on the page: ${words(page).slice(0, 300)}`);
  return found;
}

/** The form's fields with some set; others keep their preset values. */
export function filled(form: PageForm, values: Record<string, string>): [string, string][] {
  const kept = form.fields.filter(([name]) => !(name in values));
  return [...kept, ...Object.entries(values)];
}

/** The words of a page, without tags. */
export const words = (page: string): string =>
  plainText(page.replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
