import { confirmRefund } from "~/features/money/confirm-refund.server";
import { findRefundIntents } from "~/features/money/find-refund-intents.server";
import { mayMoveMoney } from "~/features/money/may-move-money";
import { Refusal } from "~/lib/refusal";
import type { AdminVisit, Staff } from "~/platform/shopify/admin-door.server";
import { closeReturn } from "./close-return.server";
import { approveReturn, declineReturn } from "./decide-return.server";
import { findReturn } from "./find-return.server";
import { receiveReturn } from "./receive-return.server";
import { arrivedFrom, stepForm, tooLong } from "./return-form";
import { sendAgain } from "./send-again.server";
import { cancelReturn } from "./withdraw-return.server";

/**
 * Does what a form of a return's page asks for.
 * @throws Refusal "bad-form", "too-long" and those of the use cases
 */
export async function takeForm({ shop, staff }: AdminVisit, id: string, form: FormData): Promise<{ done: true }> {
  const values = Object.fromEntries(form);
  const parsed = stepForm.safeParse(values);
  if (!parsed.success) {
    const fields = tooLong(parsed.error);
    if (Object.keys(fields).length > 0)
      throw new Refusal("invalid", "too-long", "Some text is too long. Please look at the marked fields.", { fields });
    throw new Refusal("invalid", "bad-form", "The form was not complete. Load the page again.");
  }
  const asked = parsed.data;
  switch (asked.step) {
    case "approve": {
      const { trackingNumber: number, trackingUrl: url, trackingCompany: company } = asked;
      const tracking = number ? { number, url: url || null, company: company || null } : null;
      const { address, instructions } = asked;
      await approveReturn(shop, staff, id, { address, instructions, label: await labelOf(form), tracking });
      break;
    }
    case "decline":
      await declineReturn(shop, staff, id, asked);
      break;
    case "preview":
      await receiveReturn(shop, staff, id, { lines: arrivedFrom(values), refund: true, shipping: asked.shipping });
      break;
    case "receive":
      await receiveReturn(shop, staff, id, { lines: arrivedFrom(values), refund: false, shipping: "0.00" });
      break;
    case "confirm":
      await confirmOwn(shop, staff, id, asked.intent);
      break;
    case "withdraw":
      await cancelReturn(shop, staff, id);
      break;
    case "close":
      await closeReturn(shop, staff, id);
      break;
    case "send-again":
      await sendAgain(shop, staff, id);
      break;
  }
  return { done: true };
}

/** A page pays previews of its own return only: what somebody read there is what they confirm. */
async function confirmOwn(shop: string, staff: Staff, id: string, intentId: string): Promise<void> {
  mayMoveMoney(staff);
  const intents = await findRefundIntents(shop, (await findReturn(shop, id)).id);
  if (!intents.some((one) => one.id === intentId))
    throw new Refusal("conflict", "no-such-refund", "This preview isn’t one of this return any more. Load the page again.");
  await confirmRefund(shop, staff, intentId);
}

async function labelOf(form: FormData): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = form.get("label");
  if (!(file instanceof File) || file.size === 0) return null;
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
