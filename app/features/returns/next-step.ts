import { arrived, awaited, type Return } from "./return";

/** What is to be done with a return now, for the merchant. */
export interface NextStep {
  tone: "info" | "success" | "warning";
  title: string;
  text: string;
  /** A button that takes the step. */
  button?: "close" | "order";
}

interface Standing {
  one: Pick<Return, "status" | "source" | "returnAddress" | "refundedTotal" | "declineReason" | "declineNote"> & { lines: Return["lines"] };
  /** A preview waits for its click. */
  previewed: boolean;
  /** A refund or an arrival is on its way to Shopify, or done there and not read yet. */
  moving: boolean;
  /** The shopper has an address that mails of ours go to. */
  reachable: boolean;
}

const DECLINED: Record<string, string> = {
  RETURN_PERIOD_ENDED: "The time for returns was over.",
  FINAL_SALE: "Final sale.",
};

/** The banner on top of a return's page. */
export function nextStep({ one, previewed, moving, reachable }: Standing): NextStep | null {
  // An address stands there when the approval was given here.
  const told = reachable && (one.source !== "shopify" || one.returnAddress !== null) ? "The shopper was told. " : "";
  switch (one.status) {
    case "sending":
      return { tone: "info", title: "On its way to Shopify", text: "You can decide as soon as Shopify has taken the request." };
    case "requested":
      return {
        tone: "warning",
        title: "This request waits for you",
        text: "Approve it with the next steps for the shopper, or decline it.",
      };
    case "open":
      if (moving) return { tone: "info", title: "Shopify is booking it", text: "This page follows by itself." };
      return openStep(one, previewed, told);
    case "declined":
      return { tone: "info", title: "Declined", text: [DECLINED[one.declineReason ?? ""], one.declineNote].filter(Boolean).join(" ") };
    case "canceled":
      return { tone: "info", title: "Withdrawn", text: "Nothing comes back for this return." };
    case "closed":
      return { tone: "success", title: "Closed", text: "Nothing more is to be done." };
    case "failed":
      return null;
  }
}

function openStep(one: Standing["one"], previewed: boolean, told: string): NextStep {
  const came = arrived(one.lines) > 0;
  const paid = Number(one.refundedTotal) > 0;
  if (previewed)
    return {
      tone: "info",
      title: "The refund is ready to confirm",
      text: "Check the amount below. Nothing moves before you click “Refund”.",
    };
  if (!came) return { tone: "info", title: "Approved", text: `${told}When the parcel is here, book what arrived.` };
  if (awaited(one.lines) > 0)
    return {
      tone: "info",
      title: "Part of it arrived",
      text: "Book the rest when it is here, or close the return if nothing more will come.",
    };
  return paid
    ? {
        tone: "success",
        title: "Everything arrived and is refunded",
        text: `${told}Nothing more is awaited: close the return.`,
        button: "close",
      }
    : {
        tone: "warning",
        title: "Everything arrived, and nothing was refunded yet",
        text: "Refund it on the order’s page in Shopify, or close the return if nothing is owed.",
        button: "order",
      };
}
