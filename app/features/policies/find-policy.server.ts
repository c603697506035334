import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { SYSTEM } from "~/platform/db/audit.server";
import { defaultRules, inForceAt, policyRules, type Policy } from "./policy";

/** Versions looked at; a shop that changes its policy daily reaches this after three years. */
const MOST = 1000;

/** The policy that was in force at a moment; a shop that never had one gets the default as version 1. */
export async function findPolicy(shop: string, at: Date): Promise<Policy> {
  let rows = await prisma.policyVersion.findMany({ where: { shop }, orderBy: { version: "desc" }, take: MOST });
  if (rows.length === 0) {
    const first = { shop, version: 1, rules: defaultRules, inForceFrom: clock.now(), createdBy: SYSTEM.name };
    await prisma.policyVersion.createMany({ data: [first], skipDuplicates: true });
    rows = await prisma.policyVersion.findMany({ where: { shop } });
  }
  return inForceAt(
    rows.map(({ id, version, rules, inForceFrom, createdBy }) => ({
      id,
      version,
      rules: policyRules.parse(rules),
      inForceFrom,
      createdBy,
    })),
    at,
  );
}
