import { prisma } from "~/platform/db/db.server";

/** A member of staff who has used the app. */
export interface StaffMember {
  id: string;
  name: string;
  email: string | null;
}

/** Staff of the shop by name; a hundred at most. */
export function findStaff(shop: string): Promise<StaffMember[]> {
  return prisma.staffMember.findMany({
    where: { shop },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
  });
}
