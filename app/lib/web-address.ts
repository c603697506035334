/** The address when it may be linked to: http or https only; null for anything else ("javascript:…", broken text). */
export function webAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  const url = URL.parse(text.trim());
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}
