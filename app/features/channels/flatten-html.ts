/** Deeper than any mail program nests; parsers take quadratic time in the depth: 300,000 open tags cost half a minute. */
const DEEPEST = 500;

/** Elements that never hold others, or that the next of their kind ends. */
const SHALLOW = new Set("area base br col embed hr img input link meta source track wbr p li dt dd tr td th option".split(" "));

/** The same HTML with tags beyond a depth left out, so that it can be parsed in time. Texts stay. */
export function flattenHtml(html: string): string {
  const open = new Map<string, number>();
  let depth = 0;
  return html.replace(/<(\/?)([a-z][a-z0-9:-]*)/gi, (tag: string, end: string, written: string) => {
    const name = written.toLowerCase();
    if (SHALLOW.has(name)) return tag;
    const count = open.get(name) ?? 0;
    if (end) {
      // An end without a beginning ends nothing.
      if (count > 0) depth -= 1;
      open.set(name, Math.max(0, count - 1));
      return tag;
    }
    if (depth >= DEEPEST) return " ";
    depth += 1;
    open.set(name, count + 1);
    return tag;
  });
}
