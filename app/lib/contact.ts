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

/** "Ada Lovelace"; the address or number when there is no name; null when there is nothing. */
export const personName = (who: {
  firstName: string | null;
  lastName: string | null;
  email?: string | null;
  phone?: string | null;
}): string | null => [who.firstName, who.lastName].filter(Boolean).join(" ") || who.email || who.phone || null;
