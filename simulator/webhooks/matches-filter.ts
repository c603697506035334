import { RawId, type Json, type JsonObject } from "./write-json.ts";

/** A filter's words: brackets, AND, OR, NOT, and terms like `status:active`, `variants.price:>=10.00` or `title:"A mug"`. */
const WORD = /\(|\)|-?[\w.]+:(?:>=|<=|>|<)?(?:"[^"]*"|'[^']*'|[^\s()]+)|[A-Za-z]+/g;

type Test = (payload: JsonObject) => boolean;

/** Every value at a dotted path; lists on the way are walked through. */
function valuesAt(value: Json | undefined, path: string[]): Json[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined ? [] : [value];
  if (typeof value !== "object" || value === null || value instanceof RawId) return [];
  return valuesAt(value[key], rest);
}

const textOf = (value: Json): string => (value instanceof RawId ? value.digits : String(value));

function compare(value: Json, operator: string, wanted: string): boolean {
  const text = textOf(value);
  if (operator === "") return wanted === "*" ? value !== null && text !== "" : text.toLowerCase() === wanted.toLowerCase();
  const [left, right] =
    Number.isNaN(Number(text)) || Number.isNaN(Number(wanted)) ? [Date.parse(text), Date.parse(wanted)] : [Number(text), Number(wanted)];
  if (operator === ">") return left > right;
  if (operator === "<") return left < right;
  return operator === ">=" ? left >= right : left <= right;
}

function term(word: string): Test {
  const [, minus, path = "", operator = "", wanted = ""] = /^(-?)([\w.]+):(>=|<=|>|<)?(.*)$/.exec(word) ?? [];
  const plain = wanted.replace(/^(["'])(.*)\1$/, "$2");
  const holds: Test = (payload) => valuesAt(payload, path.split(".")).some((value) => compare(value, operator, plain));
  return minus === "-" ? (payload) => !holds(payload) : holds;
}

function parse(filter: string): Test {
  const words = filter.match(WORD) ?? [];
  let next = 0;
  const is = (word: string): boolean => words[next]?.toUpperCase() === word;
  const fail = (): never => {
    throw new Error(`The filter can't be read at "${words[next] ?? "its end"}": ${filter}`);
  };
  function one(): Test {
    if (is("NOT")) {
      next += 1;
      const inner = one();
      return (payload) => !inner(payload);
    }
    if (is("(")) {
      next += 1;
      const inner = either();
      if (!is(")")) fail();
      next += 1;
      return inner;
    }
    const word = words[next];
    if (!word?.includes(":")) return fail();
    next += 1;
    return term(word);
  }
  function both(): Test {
    let test = one();
    while (next < words.length && !is("OR") && !is(")")) {
      if (is("AND")) next += 1;
      const [left, right] = [test, one()];
      test = (payload) => left(payload) && right(payload);
    }
    return test;
  }
  function either(): Test {
    let test = both();
    while (is("OR")) {
      next += 1;
      const [left, right] = [test, both()];
      test = (payload) => left(payload) || right(payload);
    }
    return test;
  }
  const test = either();
  return next === words.length ? test : fail();
}

const tests = new Map<string, Test>();

function testOf(filter: string): Test {
  const test = tests.get(filter) ?? parse(filter);
  tests.set(filter, test);
  return test;
}

/**
 * Whether a payload passes a subscription's filter, in Shopify's search syntax; no filter lets everything pass.
 * https://shopify.dev/docs/apps/build/webhooks/customize/filters
 * @throws Error when the filter can't be read.
 */
export const matchesFilter = (payload: JsonObject, filter: string | null): boolean =>
  filter === null || filter.trim() === "" || testOf(filter)(payload);
