import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { mayHandleReturns } from "./may-handle-returns";
import { DECLINE_NOTE_MAX, type DeclineReason, type Return } from "./return";
import { approveReturnMutation, declineReturnMutation } from "./shopify/change-return";
import { takeStep } from "./take-step.server";

/** What an approval tells the shopper. */
export interface Approval {
  /** Where the parcel goes, as lines of text. */
  address: string;
  instructions: string;
  label: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> } | null;
  tracking: { number: string; url: string | null; company: string | null } | null;
}

/** Shopify fetches labels of at most this size; so do we take them. */
const LABEL_MAX = 5_000_000;
const LABEL_TYPES = ["application/pdf", "image/png", "image/jpeg"];

/**
 * Approves a request. What the shopper will read is stored first, so that the mail has it whoever brings the news: our own call or
 * Shopify's webhook.
 * @throws Refusal when the member of staff may not, the return is not waiting, the label is no label, or Shopify says no
 */
export async function approveReturn(shop: string, staff: Staff, id: string, approval: Approval): Promise<Return> {
  mayHandleReturns(staff);
  const { label, tracking, address, instructions } = approval;
  if (label && (label.bytes.length > LABEL_MAX || !LABEL_TYPES.includes(label.type)))
    throw new Refusal("invalid", "bad-label", "A label is a PDF, PNG or JPEG file of at most 5 MB.", {
      fields: { label: "Choose a PDF, PNG or JPEG file of at most 5 MB." },
    });
  if (tracking?.url && !/^https?:\/\/\S+$/.test(tracking.url))
    throw new Refusal("invalid", "bad-tracking-url", "The tracking link is not a web address.", {
      fields: { trackingUrl: "Write a link that starts with https://" },
    });
  const prepare = async (tx: Tx): Promise<void> => {
    const labelFileId = label ? await keepLabel(tx, shop, label) : null;
    await tx.return.update({
      where: { shop_id: { shop, id } },
      data: {
        returnAddress: address,
        instructions: instructions || null,
        labelFileId,
        trackingNumber: tracking?.number ?? null,
        trackingUrl: tracking?.url ?? null,
        trackingCompany: tracking?.company ?? null,
      },
    });
  };
  return takeStep(shop, { id, step: "approve", actor: staff.actor, as: "staff", prepare, reached: ["open", "closed"] }, async (gid) => {
    const { returnApproveRequest: answer } = await adminGraphql(shop, approveReturnMutation, { id: gid });
    return answer?.userErrors ?? [];
  });
}

/** Declines a request with one of Shopify's three reasons and a note that the shopper reads. Throws as approveReturn does. */
export async function declineReturn(
  shop: string,
  staff: Staff,
  id: string,
  decline: { reason: DeclineReason; note: string },
): Promise<Return> {
  mayHandleReturns(staff);
  const { reason, note } = decline;
  if (note.length > DECLINE_NOTE_MAX)
    throw new Refusal("invalid", "note-too-long", `The note may have ${DECLINE_NOTE_MAX} characters; this one has ${note.length}.`, {
      fields: { note: `At most ${DECLINE_NOTE_MAX} characters.` },
    });
  return takeStep(shop, { id, step: "decline", actor: staff.actor, as: "staff", reached: ["declined"] }, async (gid) => {
    const input = { id: gid, declineReason: reason, ...(note ? { declineNote: note } : {}) };
    const { returnDeclineRequest: answer } = await adminGraphql(shop, declineReturnMutation, { input });
    return answer?.userErrors ?? [];
  });
}

async function keepLabel(tx: Tx, shop: string, label: NonNullable<Approval["label"]>): Promise<string> {
  const { name, type, bytes } = label;
  const data = { shop, name: name.slice(0, 200), type, bytes, size: bytes.length, createdAt: clock.now() };
  return (await tx.storedFile.create({ data, select: { id: true } })).id;
}
