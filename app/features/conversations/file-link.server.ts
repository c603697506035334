import { Refusal } from "~/lib/refusal";
import { clock, hours } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { readToken, signedToken } from "~/platform/secrets/seal.server";

const PURPOSE = "message-file";

/** Address of a file for one to two hours. A download can't carry the session token, so the address is the proof. */
export function fileLink(shop: string, fileId: string): string {
  // Whole hours, so that a page that refreshes itself keeps the same address.
  const until = new Date((Math.floor(clock.now().getTime() / hours(1)) + 2) * hours(1));
  return `/app/conversations/files/${signedToken(PURPOSE, `${shop} ${fileId}`, until)}`;
}

/** The file of such an address. @throws Refusal "link-expired" for one that expired or was altered, "no-such-file" */
export async function openFileLink(token: string): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  const [shop, id] = readToken(PURPOSE, token, clock.now())?.split(" ") ?? [];
  if (!shop || !id) throw new Refusal("not-allowed", "link-expired", "This link has expired. Open the conversation again.");
  const file = await prisma.storedFile.findUnique({ where: { shop_id: { shop, id } }, select: { name: true, type: true, bytes: true } });
  if (!file) throw new Refusal("not-found", "no-such-file", "This file is gone.");
  return file;
}
