import { createHmac, randomUUID } from "node:crypto";
import type { Simulator } from "../simulator.ts";
import type { Staff } from "../world/types.ts";

/** Seconds for which an id_token of the admin is good. */
const LIFETIME = 60;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/**
 * The session token (id_token) that the admin gives an embedded app: a JWT signed with the app's secret by HS256, good for 60 seconds.
 * Claims as https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens lists them.
 */
export function mintSessionToken(
  sim: Pick<Simulator, "config" | "world">,
  shop: string,
  staff: Pick<Staff, "id">,
  sessionId: string,
): string {
  const now = Math.floor(sim.world.now() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: sim.config.apiKey,
    sub: staff.id,
    exp: now + LIFETIME,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: sessionId,
    sig: createHmac("sha256", sim.config.apiSecret).update(`${shop}${staff.id}${now}`).digest("hex"),
  };
  const unsigned = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${unsigned}.${createHmac("sha256", sim.config.apiSecret).update(unsigned).digest("base64url")}`;
}
