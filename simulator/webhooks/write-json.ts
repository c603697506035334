/** In Node 24, but not yet in the types that TypeScript knows. */
const { rawJSON: rawJson } = JSON as unknown as { rawJSON(text: string): unknown };

/** An id that is written as bare digits. Ids may exceed 2^53, so they never pass through a JavaScript number. */
export class RawId {
  readonly digits: string;

  /** @throws Error when the text is not a whole number. */
  constructor(digits: string) {
    if (!/^-?\d+$/.test(digits)) throw new Error(`not a numeric id: ${digits}`);
    this.digits = digits;
  }

  /** What JSON.stringify writes as it stands: https://tc39.es/proposal-json-parse-with-source/#sec-json.rawjson */
  toJSON(): unknown {
    return rawJson(this.digits);
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
export const writeJson = (value: Json): string => JSON.stringify(value);
