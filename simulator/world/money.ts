/** Decimal strings through integers of 1/10000, so that nothing is lost to floating point. */
const SCALE = 10_000;
const PLACES = 4;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

const safe = (value: number, amount: string): number => {
  if (!Number.isSafeInteger(value)) throw new Error(`too large an amount to reckon with: ${amount}`);
  return value;
};

/** Reads digit by digit: sums of orders are asked for thousands of times, and a pattern takes ten times as long. */
function units(amount: string): number {
  const negative = amount.charCodeAt(0) === MINUS;
  let value = 0;
  let places = -1;
  for (let at = negative ? 1 : 0; at < amount.length; at += 1) {
    const digit = amount.charCodeAt(at) - ZERO;
    if (digit === POINT - ZERO && places < 0 && at > (negative ? 1 : 0)) places = 0;
    else if (digit < 0 || digit > 9 || places === PLACES) throw new Error(`not a decimal: ${amount}`);
    else {
      value = value * 10 + digit;
      if (places >= 0) places += 1;
    }
  }
  if (places === 0 || amount.length === (negative ? 1 : 0)) throw new Error(`not a decimal: ${amount}`);
  const whole = safe(value * 10 ** (PLACES - Math.max(places, 0)), amount);
  return negative ? -whole : whole;
}

/** Two digits, half away from zero. */
function text(value: number): string {
  const absolute = Math.abs(value) + 50;
  const cents = (absolute - (absolute % 100)) / 100;
  const rest = cents % 100;
  return `${value < 0 && cents !== 0 ? "-" : ""}${(cents - rest) / 100}.${rest < 10 ? "0" : ""}${rest}`;
}

/** a × b ÷ c without rounding on the way; the fraction is cut off. */
function portion(a: number, b: number, c: number): number {
  const product = a * b;
  return Number.isSafeInteger(product) ? Math.trunc((product - (product % c)) / c) : Number((BigInt(a) * BigInt(b)) / BigInt(c));
}

const sum = (amounts: readonly string[]): number => {
  let total = 0;
  for (const amount of amounts) total = safe(total + units(amount), amount);
  return total;
};

/** Sums and differences of decimal strings; results have two digits, as Shopify's REST payloads do. */
export const money = {
  add: (...amounts: string[]): string => text(sum(amounts)),
  subtract: (a: string, b: string): string => text(safe(units(a) - units(b), a)),
  times: (amount: string, factor: number | string): string => text(safe(portion(units(amount), units(String(factor)), SCALE), amount)),
  /** amount × part ÷ whole, half up. */
  share: (amount: string, part: number, whole: number): string =>
    whole === 0 ? "0.00" : text(safe(portion(units(amount), part, whole), amount)),
  compare: (a: string, b: string): -1 | 0 | 1 => (units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0),
  min: (a: string, b: string): string => (units(a) <= units(b) ? a : b),
  isZero: (a: string): boolean => units(a) === 0,
  negate: (a: string): string => text(-units(a)),
  /** As GraphQL writes it: "110.0", "12.5", "12.34". */
  graphql: (a: string): string => {
    const plain = text(units(a));
    return plain.endsWith("0") ? plain.slice(0, -1) : plain;
  },
};
