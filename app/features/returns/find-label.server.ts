import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import { readToken } from "~/platform/secrets/seal.server";

/**
 * A shipping label by the signed token of its address.
 * @throws Refusal "no-such-label" for an altered or expired token, and for a label that is gone
 */
export async function findLabel(token: string, now: Date): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [shop, id] = (readToken("label", token, now) ?? "").split(" ");
  const file = shop && id ? await prisma.storedFile.findUnique({ where: { shop_id: { shop, id } } }) : null;
  if (!file) throw new Refusal("not-found", "no-such-label", "This label is no longer available. Please ask the shop for a new one.");
  return { name: file.name, type: file.type, bytes: file.bytes };
}
