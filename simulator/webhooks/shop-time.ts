const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  return format;
}

/** A zone changes its offset on the hour or half hour, so all moments of a quarter share one. */
const QUARTER_MS = 900_000;
const offsets = new Map<string, number>();

function offsetMinutes(at: Date, zone: string): number {
  const quarter = `${Math.floor(at.getTime() / QUARTER_MS)} ${zone}`;
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const minutes = readOffset(at, zone);
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(quarter, minutes);
  return minutes;
}

/** Minutes that the zone is ahead of UTC at that moment. */
function readOffset(at: Date, zone: string): number {
  const name = formatOf(zone)
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(name ?? "");
  if (!match?.[1]) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

/** A UTC time as webhooks write it: the shop's wall clock with its offset, "2026-07-20T07:42:48+02:00". */
export function shopTime(utc: string, zone: string): string;
export function shopTime(utc: string | null, zone: string): string | null;
export function shopTime(utc: string | null, zone: string): string | null {
  if (utc === null) return null;
  const at = new Date(utc);
  const minutes = offsetMinutes(at, zone);
  const wall = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const absolute = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${wall}${minutes < 0 ? "-" : "+"}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}
