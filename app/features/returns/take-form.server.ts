import { confirmRefund } from "~/features/money/confirm-refund.server";
import { Refusal } from "~/lib/refusal";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { closeReturn } from "./close-return.server";
import { approveReturn, declineReturn } from "./decide-return.server";
import { receiveReturn } from "./receive-return.server";
import { arrivedFrom, stepForm } from "./return-form";
import { sendAgain } from "./send-again.server";
import { cancelReturn } from "./withdraw-return.server";

/**
 * Does what a form of a return's page asks for.
 * @throws Refusal "bad-form" and those of the use cases
 */
export async function takeForm({ shop, staff }: AdminVisit, id: string, form: FormData): Promise<{ done: true }> {
  const values = Object.fromEntries(form);
  const parsed = stepForm.safeParse(values);
  if (!parsed.success) throw new Refusal("invalid", "bad-form", "The form was not complete. Load the page again.");
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
      await confirmRefund(shop, staff, asked.intent);
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

async function labelOf(form: FormData): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  const file = form.get("label");
  if (!(file instanceof File) || file.size === 0) return null;
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
