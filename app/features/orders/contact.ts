import parsePhoneNumber, { isSupportedCountry } from "libphonenumber-js";

/** An e-mail address as it is kept and compared: lower case, no space around; null for blank. */
export const cleanEmail = (text: string | null | undefined): string | null => text?.trim().toLowerCase() || null;

/**
 * A phone number in E.164; null when it is none.
 * @param country ISO 3166 code for numbers written without a country's prefix
 */
export function cleanPhone(text: string | null | undefined, country: string | null | undefined): string | null {
  if (!text) return null;
  const upper = country?.toUpperCase();
  const number = parsePhoneNumber(text, upper && isSupportedCountry(upper) ? upper : undefined);
  return number?.isPossible() ? number.number : null;
}

/** The ways in which an order's number may have been typed: with or without "#", spaces around, any case. */
export function orderNames(typed: string): string[] {
  const bare = typed.trim().replace(/^#+\s*/, "");
  if (!bare || bare.length > 40) return [];
  return [...new Set([bare, bare.toUpperCase()].flatMap((name) => [`#${name}`, name]))];
}
