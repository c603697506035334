/** "gid://shopify/Order/1" from a type and a numeric id. */
export const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** The numeric id inside a GID of that type, or undefined when the text is not one. */
export function idIn(text: unknown, type: string): string | undefined {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)(?:\?.*)?$/.exec(String(text));
  return match?.[1] === type ? match[2] : undefined;
}
