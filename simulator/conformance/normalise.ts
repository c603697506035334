const FORMS: [RegExp, string][] = [
  [/^gid:\/\/shopify\/([A-Za-z]+)\/.*$/, "gid $1"],
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/, "time"],
  [/^https:\/\/storage\.googleapis\.com\/.*$/s, "result link"],
  [/^#\d+$/, "order name"],
  [/^#\d+-R(\d+)$/, "return name $1"],
  [/^#\d+-F(\d+)$/, "fulfillment name $1"],
  [/^eyJ[A-Za-z0-9+/=]+$/, "cursor"],
];

/** Sizes of a store: only whether there is anything can agree. */
const COUNTS = new Set(["objectCount", "rootObjectCount", "fileSize", "count"]);

/** A message with what differs from run to run made alike: ids, and the order in which enum values are listed. */
export const normaliseText = (text: string): string =>
  text
    .replace(/gid:\/\/shopify\/([A-Za-z]+)\/\d+/g, "gid $1")
    .replace(/\b\d{8,}\b/g, "#id")
    .replace(/to be one of: ([A-Z_, ]+)/g, (_all, names: string) => `to be one of: ${names.split(", ").sort().join(", ")}`);

/** A value with ids, times, names and links made alike; everything else stays as it is. */
export function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, COUNTS.has(key) && Number(item) > 0 ? "some" : normalise(item)]),
    );
  if (typeof value !== "string") return value;
  for (const [form, name] of FORMS) if (form.test(value)) return value.replace(form, name);
  return normaliseText(value);
}
