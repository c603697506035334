/** An amount as a decimal string with its ISO 4217 currency; never a float. */
export interface Money {
  amount: string;
  currency: string;
}

const SCALE = 10_000n;

/** Integer of 1/10000 of a decimal string. @throws Error when the text is no decimal with at most four digits. */
export function toUnits(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,4})0*)?$/.exec(amount);
  if (!match) throw new Error(`not a decimal amount: ${amount}`);
  const value = BigInt(match[2] ?? "0") * SCALE + BigInt((match[3] ?? "").padEnd(4, "0") || "0");
  return match[1] ? -value : value;
}

/** Decimal string with at least two digits, from 1/10000 units. */
export function fromUnits(units: bigint): string {
  const sign = units < 0n ? "-" : "";
  const size = units < 0n ? -units : units;
  const rest = (size % SCALE).toString().padStart(4, "0").replace(/00$/, "");
  return `${sign}${size / SCALE}.${rest}`;
}

export const addAmounts = (...amounts: string[]): string => fromUnits(amounts.reduce((sum, amount) => sum + toUnits(amount), 0n));
export const subtractAmounts = (a: string, b: string): string => fromUnits(toUnits(a) - toUnits(b));
export const compareAmounts = (a: string, b: string): number => Number(toUnits(a) - toUnits(b));

/** amount × part ÷ whole, half away from zero, to the cent. */
export function shareOf(amount: string, part: number | bigint, whole: number | bigint): string {
  const cents = SCALE / 100n;
  const top = toUnits(amount) * BigInt(part);
  const bottom = BigInt(whole) * cents;
  const half = bottom / 2n;
  return fromUnits(((top < 0n ? top - half : top + half) / bottom) * cents);
}

/** The amount as people write it in their language: "€12.50", "12,50 €". */
export function formatMoney(money: Money, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: money.currency }).format(money.amount as unknown as number);
}
