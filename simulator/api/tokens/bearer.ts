import type { Token } from "../../world/types.ts";
import type { World } from "../../world/world.ts";

/** The live offline or online token with this text in `shop`, or undefined: unknown, revoked, expired, of another shop. */
export function liveToken(world: World, shop: string, text: string | undefined): Token | undefined {
  const token = text === undefined ? undefined : world.state.tokens[text];
  if (!token || token.revoked || token.shop !== shop) return undefined;
  if (token.kind !== "offline" && token.kind !== "online") return undefined;
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= world.now() ? undefined : token;
}
