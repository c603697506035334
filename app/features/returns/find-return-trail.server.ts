import { prisma } from "~/platform/db/db.server";

/** Who did what with a return. */
export interface TrailEntry {
  id: string;
  at: Date;
  actorName: string;
  action: string;
  details: { amount?: string; currency?: string; reason?: string; why?: string; timeUnknown?: boolean };
}

/** The audit trail of a return, newest first; a hundred entries at most. */
export async function findReturnTrail(shop: string, id: string): Promise<TrailEntry[]> {
  const rows = await prisma.auditEntry.findMany({
    where: { shop, subject: "return", subjectId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, at: true, actorName: true, action: true, details: true },
  });
  return rows.map((row) => ({ ...row, details: row.details as TrailEntry["details"] }));
}
