/** Decimal strings through integers of 1/10000, so that nothing is lost to floating point. */
const SCALE = 10_000n;

const units = (amount: string): bigint => {
  const match = /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(amount);
  if (!match) throw new Error(`not a decimal: ${amount}`);
  const value = BigInt(match[2] ?? "0") * SCALE + BigInt((match[3] ?? "").padEnd(4, "0") || "0");
  return match[1] ? -value : value;
};

const text = (value: bigint, digits: number): string => {
  const step = SCALE / 10n ** BigInt(digits);
  const negative = value < 0n;
  const rounded = ((negative ? -value : value) + step / 2n) / step;
  const whole = rounded / 10n ** BigInt(digits);
  const rest = (rounded % 10n ** BigInt(digits)).toString().padStart(digits, "0");
  return `${negative && rounded !== 0n ? "-" : ""}${whole}${digits ? `.${rest}` : ""}`;
};

/** Sums and differences of decimal strings; results have two digits, as Shopify's REST payloads do. */
export const money = {
  add: (...amounts: string[]): string =>
    text(
      amounts.reduce((sum, amount) => sum + units(amount), 0n),
      2,
    ),
  subtract: (a: string, b: string): string => text(units(a) - units(b), 2),
  times: (amount: string, factor: number | string): string => text((units(amount) * units(String(factor))) / SCALE, 2),
  /** amount × part ÷ whole, half up. */
  share: (amount: string, part: number, whole: number): string =>
    whole === 0 ? "0.00" : text((units(amount) * BigInt(part)) / BigInt(whole), 2),
  compare: (a: string, b: string): -1 | 0 | 1 => (units(a) < units(b) ? -1 : units(a) > units(b) ? 1 : 0),
  min: (a: string, b: string): string => (units(a) <= units(b) ? a : b),
  isZero: (a: string): boolean => units(a) === 0n,
  negate: (a: string): string => text(-units(a), 2),
  /** As GraphQL writes it: "110.0", "12.5", "12.34". */
  graphql: (a: string): string => {
    const plain = text(units(a), 2).replace(/0+$/, "");
    return plain.endsWith(".") ? `${plain}0` : plain;
  },
};
