import type { IncomingFile } from "~/features/channels/incoming-mail";
import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";

/** Stores files, runs `use` with their ids, and takes them away again when it throws or does not want them (returns keep: false). */
export async function withFiles<T extends { repeated: boolean }>(
  shop: string,
  files: IncomingFile[],
  use: (fileIds: string[]) => Promise<T>,
): Promise<T> {
  if (files.length === 0) return use([]);
  const rows = await prisma.storedFile.createManyAndReturn({
    data: files.map(({ name, type, bytes }) => ({ shop, name, type, bytes, size: bytes.length, createdAt: clock.now() })),
    select: { id: true },
  });
  const ids = rows.map((row) => row.id);
  let wanted = false;
  try {
    const result = await use(ids);
    wanted = !result.repeated;
    return result;
  } finally {
    if (!wanted) await prisma.storedFile.deleteMany({ where: { shop, id: { in: ids } } });
  }
}
