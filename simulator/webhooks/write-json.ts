/** An id that is written as bare digits. Ids may exceed 2^53, so they never pass through a JavaScript number. */
export class RawId {
  readonly digits: string;

  /** @throws Error when the text is not a whole number. */
  constructor(digits: string) {
    if (!/^-?\d+$/.test(digits)) throw new Error(`not a numeric id: ${digits}`);
    this.digits = digits;
  }
}

/** The id as bare digits; null stays null. */
export function rawId(id: string): RawId;
export function rawId(id: string | null | undefined): RawId | null;
export function rawId(id: string | null | undefined): RawId | null {
  return id === null || id === undefined ? null : new RawId(id);
}

export type Json = null | boolean | number | string | RawId | Json[] | { [key: string]: Json | undefined };
export type JsonObject = { [key: string]: Json | undefined };

/** JSON text without spaces; `RawId` becomes its digits, keys whose value is undefined are left out. */
export function writeJson(value: Json): string {
  if (value instanceof RawId) return value.digits;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`).join(",")}}`;
}
