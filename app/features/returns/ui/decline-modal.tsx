import { Banner, BlockStack, ChoiceList, Modal, TextField } from "@shopify/polaris";
import { useState } from "react";
import { DECLINE_NOTE_MAX, type DeclineReason } from "../return";
import { useStep } from "./use-step";

const REASONS: { value: DeclineReason; label: string }[] = [
  { value: "RETURN_PERIOD_ENDED", label: "The time for returns is over" },
  { value: "FINAL_SALE", label: "Final sale" },
  { value: "OTHER", label: "Another reason" },
];

/** Declines a request with one of Shopify's reasons and a note for the shopper. */
export function DeclineModal({ open, close }: { open: boolean; close: () => void }) {
  const [reason, setReason] = useState<DeclineReason>("RETURN_PERIOD_ENDED");
  const [note, setNote] = useState("");
  const step = useStep("Return declined", close);
  return (
    <Modal
      open={open}
      onClose={close}
      title="Decline this return?"
      primaryAction={{
        content: "Decline return",
        destructive: true,
        loading: step.busy,
        onAction: () => step.send({ step: "decline", reason, note }),
      }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {step.refused && <Banner tone="critical">{step.refused}</Banner>}
          <ChoiceList
            title="Reason"
            choices={REASONS}
            selected={[reason]}
            onChange={([value]) => setReason((value as DeclineReason | undefined) ?? "OTHER")}
          />
          <TextField
            label="Note for the shopper"
            value={note}
            onChange={setNote}
            multiline={4}
            autoComplete="off"
            maxLength={DECLINE_NOTE_MAX}
            showCharacterCount
            error={step.fields.note}
            helpText="The shopper reads this in the e-mail and on the page of the return."
          />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
