import type { Tx } from "~/platform/db/db.server";
import { adoptOrCreate } from "./record/adopt-return.server";
import { returnColumns, toReturn } from "./record/return-row";
import { writeLines } from "./record/write-lines.server";
import type { Return } from "./return";
import type { ReturnSnapshot } from "./shopify/return-snapshot.server";
import { stepsBetween } from "./steps-between";
import { tellSteps } from "./tell-steps.server";

/**
 * Takes over what Shopify says of a return and tells what happened since we last looked, once whichever of our own call, a webhook or a
 * re-read comes first: the row is locked, and a snapshot asked for earlier than the one we hold is skipped.
 * `toldAt`: when Shopify announced it, if a webhook led here.
 * @returns our return afterwards
 */
export async function recordReturn(
  tx: Tx,
  shop: string,
  snapshot: ReturnSnapshot,
  options: { toldAt?: Date | undefined } = {},
): Promise<Return> {
  const { id, created } = await adoptOrCreate(tx, shop, snapshot);
  const before = await read(tx, shop, id);
  if (before.gid === snapshot.gid && before.updatedAt > snapshot.readAt) return before;
  await tx.return.update({
    where: { shop_id: { shop, id } },
    data: {
      gid: snapshot.gid,
      name: snapshot.name,
      status: snapshot.status,
      shippingFee: snapshot.shippingFee,
      refundedTotal: snapshot.refundedTotal,
      declineReason: snapshot.decline?.reason ?? before.declineReason,
      declineNote: snapshot.decline ? snapshot.decline.note : before.declineNote,
      ...(snapshot.tracking
        ? { trackingNumber: snapshot.tracking.number, trackingUrl: snapshot.tracking.url, trackingCompany: snapshot.tracking.company }
        : {}),
      decidedAt: before.decidedAt ?? (snapshot.status === "requested" ? null : (snapshot.approvedAt ?? options.toldAt ?? snapshot.readAt)),
      closedAt: snapshot.closedAt,
      lastError: null,
      updatedAt: snapshot.readAt,
    },
  });
  await writeLines(tx, shop, id, snapshot.lines);
  const after = await read(tx, shop, id);
  const steps = stepsBetween({ before, after, times: snapshot, first: created, toldAt: options.toldAt });
  await tellSteps(tx, shop, { before, after, steps, first: created, readAt: snapshot.readAt });
  return after;
}

async function read(tx: Tx, shop: string, id: string): Promise<Return> {
  return toReturn(await tx.return.findUniqueOrThrow({ where: { shop_id: { shop, id } }, select: returnColumns }));
}
