import { Banner } from "@shopify/polaris";
import { gidDigits } from "~/features/orders/order";
import type { NextStep } from "../next-step";
import { useStep } from "./use-step";

interface Props {
  next: NextStep;
  /** GID */
  orderId: string;
}

/** Where the return stands and what is to be done now. */
export function NextBanner({ next, orderId }: Props) {
  const close = useStep("Return closed");
  const action =
    next.button === "close"
      ? { action: { content: "Close return", loading: close.busy, onAction: () => close.send({ step: "close" }) } }
      : next.button === "order"
        ? { action: { content: "Open order in Shopify", url: `shopify://admin/orders/${gidDigits(orderId)}`, target: "_top" as const } }
        : {};
  return (
    <Banner tone={next.tone} title={next.title} {...action}>
      {next.text && <p>{next.text}</p>}
      {close.refused && <p>{close.refused}</p>}
    </Banner>
  );
}
