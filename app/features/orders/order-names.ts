/** The ways in which an order's number may have been typed: with or without "#", spaces around, any case. */
export function orderNames(typed: string): string[] {
  const bare = typed.trim().replace(/^#+\s*/, "");
  if (!bare || bare.length > 40) return [];
  return [...new Set([bare, bare.toUpperCase()].flatMap((name) => [`#${name}`, name]))];
}
