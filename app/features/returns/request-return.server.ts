import { Refusal } from "~/lib/refusal";
import { audit, SHOPPER } from "~/platform/db/audit.server";
import { inTransaction, isTaken } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { expectedFor, findReturnable, type Returnable } from "./find-returnable.server";
import { findReturn } from "./find-return.server";
import { mailReturn } from "./mail-return.server";
import { CUSTOMER_NOTE_MAX, type Return, type ReturnReason } from "./return";
import { returnRequested } from "./returns-facts";
import type { StoreRules } from "./store-rules";
import { sendReturn } from "./send-return.server";

/** What a shopper asks for. The order was proven theirs by the door. */
export interface ReturnWish {
  /** UUID from the form: the same one makes one return however often it is sent. */
  id: string;
  orderId: string;
  source: "portal" | "account";
  lines: { fulfillmentLineItemId: string; quantity: number; reason: ReturnReason; note: string }[];
}

/**
 * Takes a shopper's request: our intent is committed with the fact and the job that tells Shopify.
 * `store`: the store's own rules, where a signed-in shopper let us read them.
 * @throws Refusal with a code that the locale files have a sentence for: "nothing-chosen", "too-many-pieces", "not-returnable", "note-too-long",
 *   "note-needed"
 */
export async function requestReturn(shop: string, wish: ReturnWish, now: Date, store?: StoreRules | null): Promise<Return> {
  const known = await findReturn(shop, wish.id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (known) return sameOrder(known, wish);
  const returnable = await findReturnable(shop, wish.orderId, now, store);
  checkWish(returnable, wish);
  const { order, policy } = returnable;
  const expected = expectedFor(returnable, wish.lines);
  try {
    await inTransaction(async (tx) => {
      await tx.return.create({
        data: {
          shop,
          id: wish.id,
          orderId: order.id,
          status: "sending",
          source: wish.source,
          policyVersionId: policy.id,
          currency: order.currency,
          expectedRefund: expected.refund,
          shippingFee: expected.shippingFee,
          requestedAt: now,
          updatedAt: now,
          lines: {
            create: wish.lines.map((line) => ({
              fulfillmentLineItemId: line.fulfillmentLineItemId,
              lineId: returnable.lines.find((one) => one.fulfillmentLineItemId === line.fulfillmentLineItemId)?.lineId ?? "",
              quantity: line.quantity,
              reason: line.reason,
              customerNote: line.note || null,
              restockingFeePercent: policy.rules.restockingFeePercent,
            })),
          },
        },
      });
      const about = { subject: "return", subjectId: wish.id, orderId: order.id, at: now };
      await audit(tx, shop, SHOPPER, "return requested", { ...about, details: { expectedRefund: expected.refund, source: wish.source } });
      await emit(tx, shop, returnRequested, { orderId: order.id, returnId: wish.id, at: now.toISOString() }, order.id, now);
      await enqueue(tx, sendReturn, { shop, id: wish.id });
      await enqueue(tx, mailReturn, { shop, id: wish.id, step: "requested" });
    });
  } catch (error) {
    if (!isTaken(error)) throw error; // the same form came twice at once
  }
  return sameOrder(await findReturn(shop, wish.id), wish);
}

/** The form's id stands for one order: an id of another order's return is a forged form. */
function sameOrder(known: Return, wish: ReturnWish): Return {
  if (known.orderId !== wish.orderId) throw new Refusal("not-allowed", "not-returnable", "This return belongs to another order.");
  return known;
}

function checkWish(returnable: Returnable, wish: ReturnWish): void {
  if (wish.lines.length === 0) throw new Refusal("invalid", "nothing-chosen", "Choose at least one article.");
  const refuse = (code: string, person: string, line: string): Refusal =>
    new Refusal("invalid", code, person, { fields: { [line]: code } });
  const seen = new Set<string>();
  for (const { fulfillmentLineItemId: id, quantity, reason, note } of wish.lines) {
    const line = returnable.lines.find((one) => one.fulfillmentLineItemId === id);
    if (!line || line.why || seen.has(id)) throw refuse("not-returnable", "One of these articles can't come back.", id);
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > line.quantity)
      throw refuse("too-many-pieces", `At most ${line.quantity} of these can come back.`, id);
    if (note.length > CUSTOMER_NOTE_MAX) throw refuse("note-too-long", `Write at most ${CUSTOMER_NOTE_MAX} characters.`, id);
    if (reason === "OTHER" && !note) throw refuse("note-needed", "Say in a few words why.", id);
    seen.add(id);
  }
}
