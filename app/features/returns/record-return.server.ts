import { audit, SHOPIFY, SYSTEM, type Actor } from "~/platform/db/audit.server";
import type { Tx } from "~/platform/db/db.server";
import { emit, type FactKind } from "~/platform/facts/facts.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { compareAmounts } from "~/lib/money";
import { hasConfirmedRefund } from "~/features/money/find-refund-intents.server";
import { mailReturn } from "./mail-return.server";
import { adoptOrCreate } from "./record/adopt-return.server";
import { returnColumns, toReturn } from "./record/return-row";
import { writeLines } from "./record/write-lines.server";
import { arrived, type PendingStep, type Return } from "./return";
import { returnApproved, returnDeclined, returnReceived, returnRefunded, returnWithdrawn } from "./returns-facts";
import { sendReverseDelivery } from "./send-reverse-delivery.server";
import type { ReturnSnapshot } from "./shopify/return-snapshot.server";

type Told = FactKind<{ orderId: string; returnId: string }>;

/**
 * Takes over what Shopify says of a return and tells what happened since we last looked, once whichever of our own call, a webhook or a
 * re-read comes first: the row is locked, and a snapshot asked for earlier than the one we hold is skipped.
 * `quiet`: a return that we did not know is the past, and tells nothing.
 * @returns our return afterwards
 */
export async function recordReturn(tx: Tx, shop: string, snapshot: ReturnSnapshot, options: { quiet?: boolean } = {}): Promise<Return> {
  const { id, created } = await adoptOrCreate(tx, shop, snapshot, options);
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
      decidedAt: before.decidedAt ?? (snapshot.status === "requested" ? null : (snapshot.approvedAt ?? snapshot.readAt)),
      closedAt: snapshot.closedAt,
      lastError: null,
      updatedAt: snapshot.readAt,
    },
  });
  await writeLines(tx, shop, id, snapshot.lines);
  const after = await read(tx, shop, id);
  // Only what is new to us may pass in silence: a change of a return we knew is always told.
  if (!(options.quiet && created)) await tellChanges(tx, shop, before, after);
  return after;
}

async function read(tx: Tx, shop: string, id: string): Promise<Return> {
  return toReturn(await tx.return.findUniqueOrThrow({ where: { shop_id: { shop, id } }, select: returnColumns }));
}

async function tellChanges(tx: Tx, shop: string, before: Return, after: Return): Promise<void> {
  const about = { subject: "return", subjectId: after.id, orderId: after.orderId };
  const by = (step: PendingStep["step"]): Actor => (before.pending?.step === step ? before.pending.actor : SHOPIFY);
  const tell = (fact: Told): Promise<void> => emit(tx, shop, fact, { orderId: after.orderId, returnId: after.id }, after.orderId);
  const settled = (): Promise<unknown> => tx.$executeRaw`update returns set pending = null where shop = ${shop} and id = ${after.id}::uuid`;
  const asked = ["sending", "failed", "requested"].includes(before.status);

  if (asked && before.status !== "requested")
    await audit(tx, shop, SYSTEM, "return request taken by Shopify", { ...about, details: { name: after.name } });
  if (asked && (after.status === "open" || after.status === "closed")) {
    await tell(returnApproved);
    await audit(tx, shop, by("approve"), "return approved", about);
    if (after.labelFileId || after.trackingNumber) await enqueue(tx, sendReverseDelivery, { shop, id: after.id });
    await enqueue(tx, mailReturn, { shop, id: after.id, step: "approved" });
    await settled();
  }
  if (after.status === "declined" && before.status !== "declined") {
    await tell(returnDeclined);
    await audit(tx, shop, by("decline"), "return declined", { ...about, details: { reason: after.declineReason } });
    await enqueue(tx, mailReturn, { shop, id: after.id, step: "declined" });
    await settled();
  }
  if (after.status === "canceled" && before.status !== "canceled") {
    await tell(returnWithdrawn);
    await audit(tx, shop, by("withdraw"), "return withdrawn", about);
    await enqueue(tx, mailReturn, { shop, id: after.id, step: "withdrawn" });
    await settled();
  }
  await tellArrivals(tx, shop, before, after, tell);
  if (after.status === "closed" && before.status === "open") {
    await audit(tx, shop, by("close"), "return closed", about);
    await settled();
  }
}

async function tellArrivals(tx: Tx, shop: string, before: Return, after: Return, tell: (fact: Told) => Promise<void>): Promise<void> {
  const came = arrived(after.lines) - arrived(before.lines);
  const paid = compareAmounts(after.refundedTotal, before.refundedTotal) > 0;
  if (came <= 0 && !paid) return;
  const about = { subject: "return", subjectId: after.id, orderId: after.orderId };
  // What staff confirmed here stands in the trail with their name already.
  const ours = await hasConfirmedRefund(tx, shop, after.id);
  if (came > 0) {
    await tell(returnReceived);
    if (!ours) await audit(tx, shop, SHOPIFY, "return received", { ...about, details: { pieces: came } });
    if (!paid) await enqueue(tx, mailReturn, { shop, id: after.id, step: "received" });
  }
  if (paid) {
    await tell(returnRefunded);
    if (!ours) await audit(tx, shop, SHOPIFY, "return refunded", { ...about, details: { amount: after.refundedTotal } });
    await enqueue(tx, mailReturn, { shop, id: after.id, step: "refunded" });
  }
}
