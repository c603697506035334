import { Refusal } from "~/lib/refusal";

/** PostgreSQL's text holds no NUL, and no form of ours means one. */
const withoutNul = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "") : text);

/**
 * The posted form of an admin action, whatever was sent: names and texts without NUL bytes, files as they are.
 * @throws Refusal "bad-form" for a body that is none
 */
export async function readForm(request: Request): Promise<FormData> {
  const given = await request.formData().catch((cause: unknown) => {
    throw new Refusal("invalid", "bad-form", "That could not be read. Reload the page and try again.", { cause });
  });
  const form = new FormData();
  for (const [name, value] of given) {
    if (typeof value === "string") form.append(withoutNul(name), withoutNul(value));
    else form.append(withoutNul(name), value, withoutNul(value.name));
  }
  return form;
}
