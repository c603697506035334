/** "22 November 2026" in the reader's language and the shop's zone. */
export function formatDay(at: Date | string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(new Date(at));
}

/** "22 Nov 2026, 14:05" in the reader's language and the shop's zone. */
export function formatTime(at: Date | string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(at));
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
