// Making a formatter costs a hundred times what using it does. Languages × zones of our shops are few; the cap guards against a flood.
const formatters = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATTERS = 2_000;

function formatter(kind: "day" | "time", locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${kind} ${locale} ${timeZone}`;
  let found = formatters.get(key);
  if (!found) {
    const style = kind === "day" ? ({ dateStyle: "long" } as const) : ({ dateStyle: "medium", timeStyle: "short" } as const);
    found = new Intl.DateTimeFormat(locale, { ...style, timeZone });
    if (formatters.size >= MOST_FORMATTERS) formatters.clear();
    formatters.set(key, found);
  }
  return found;
}

/** "22 November 2026" in the reader's language and the shop's zone. */
export function formatDay(at: Date | string, locale: string, timeZone: string): string {
  return formatter("day", locale, timeZone).format(new Date(at));
}

/** "22 Nov 2026, 14:05" in the reader's language and the shop's zone. */
export function formatTime(at: Date | string, locale: string, timeZone: string): string {
  return formatter("time", locale, timeZone).format(new Date(at));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

/** "3 minutes ago", "yesterday", "in 2 days"; "now" below a minute. */
export function formatAgo(at: Date | string, now: Date | string, locale: string): string {
  const ms = new Date(at).getTime() - new Date(now).getTime();
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const [unit, size] of STEPS) if (Math.abs(ms) >= size) return words.format(Math.trunc(ms / size), unit);
  return words.format(0, "second");
}
