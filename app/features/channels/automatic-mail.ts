/** Why a mail was written by a program, as a sentence; undefined when a person seems to have written it. */
export function whyAutomatic(headers: ReadonlyMap<string, string>): string | undefined {
  const value = (name: string): string => (headers.get(name) ?? "").trim().toLowerCase();
  // RFC 3834 §5: everything but "no" is automatic.
  const submitted = value("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return `Auto-Submitted: ${submitted}`;
  const precedence = value("precedence");
  if (["bulk", "junk", "list", "auto_reply"].includes(precedence)) return `Precedence: ${precedence}`;
  // [MS-OXCMAIL] §2.1.3.2.20; people's own mail does not carry these two values.
  const suppress = value("x-auto-response-suppress");
  if (/\b(?:all|autoreply)\b/.test(suppress)) return `X-Auto-Response-Suppress: ${suppress}`;
  const old = ["x-autoreply", "x-autorespond", "x-autoresponder"].find((name) => value(name) !== "" && value(name) !== "no");
  return old && `${old}: ${value(old)}`;
}
