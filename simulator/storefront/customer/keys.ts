import { createSign, generateKeyPairSync, type JsonWebKey, type KeyObject, randomUUID } from "node:crypto";

interface Key {
  id: string;
  secret: KeyObject;
  open: JsonWebKey;
}

let key: Key | undefined;

/** One key pair a process, made when first needed; a verifier that meets an unknown key id reads the set again. */
function ours(): Key {
  if (!key) {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    key = { id: randomUUID(), secret: pair.privateKey, open: pair.publicKey.export({ format: "jwk" }) };
  }
  return key;
}

/** The key set with which id_tokens are checked. */
export const jwks = (): { keys: Record<string, unknown>[] } => ({ keys: [{ ...ours().open, kid: ours().id, use: "sig", alg: "RS256" }] });

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT signed by RS256. */
export function signJwt(claims: Record<string, unknown>): string {
  const unsigned = `${part({ alg: "RS256", typ: "JWT", kid: ours().id })}.${part(claims)}`;
  return `${unsigned}.${createSign("sha256").update(unsigned).sign(ours().secret, "base64url")}`;
}
