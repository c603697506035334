import { RawId, type Json, type JsonObject } from "./write-json.ts";

type Wanted = Map<string, Wanted>;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RawId);

function keep(value: Json | undefined, wanted: Wanted): Json | undefined {
  if (wanted.size === 0 || value === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => keep(item, wanted) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries([...wanted].filter(([key]) => key in value).map(([key, inner]) => [key, keep(value[key], inner)]));
}

/**
 * The payload cut down to `include_fields`, e.g. ["id", "line_items.sku"]; an empty list keeps everything.
 * https://shopify.dev/docs/apps/build/webhooks/customize/modify_payloads
 */
export function onlyFields(payload: JsonObject, fields: string[]): JsonObject {
  if (fields.length === 0) return payload;
  const wanted: Wanted = new Map();
  for (const field of fields) {
    let level = wanted;
    for (const key of field.split(".")) {
      const inner = level.get(key) ?? new Map<string, Wanted>();
      level.set(key, inner);
      level = inner;
    }
  }
  const cut = keep(payload, wanted);
  return isObject(cut) ? cut : {};
}
