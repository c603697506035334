import { Banner, BlockStack, DropZone, FormLayout, Modal, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useStep } from "./use-step";

interface Props {
  open: boolean;
  close: () => void;
  address: string;
  instructions: string;
}

/** Approves a request: where the parcel goes, how it is sent, and if the shop gives one, a label with its tracking. */
export function ApproveModal({ open, close, address: usual, instructions: usualInstructions }: Props) {
  const [address, setAddress] = useState(usual);
  const [instructions, setInstructions] = useState(usualInstructions);
  const [label, setLabel] = useState<File | null>(null);
  const [tracking, setTracking] = useState({ number: "", url: "", company: "" });
  const step = useStep("Return approved", close);
  const send = (): void => {
    const form = new FormData();
    form.set("step", "approve");
    form.set("address", address);
    form.set("instructions", instructions);
    form.set("trackingNumber", tracking.number);
    form.set("trackingUrl", tracking.url);
    form.set("trackingCompany", tracking.company);
    if (label) form.set("label", label);
    step.send(form);
  };
  return (
    <Modal
      open={open}
      onClose={close}
      title="Approve this return?"
      primaryAction={{ content: "Approve return", onAction: send, loading: step.busy }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          {step.refused && <Banner tone="critical">{step.refused}</Banner>}
          <Text as="p">The shopper gets an e-mail with these next steps.</Text>
          <FormLayout>
            <TextField
              label="Return address"
              value={address}
              onChange={setAddress}
              multiline={3}
              autoComplete="off"
              error={step.fields.address}
              maxLength={500}
            />
            <TextField
              label="Instructions"
              value={instructions}
              onChange={setInstructions}
              multiline={3}
              autoComplete="off"
              helpText="For example: put the order number on the parcel."
              error={step.fields.instructions}
              maxLength={2000}
            />
            <DropZone
              label="Shipping label (optional)"
              accept="application/pdf,image/png,image/jpeg"
              type="file"
              allowMultiple={false}
              onDropAccepted={([file]) => setLabel(file ?? null)}
            >
              {label ? (
                <div style={{ padding: "1rem" }}>
                  <Text as="p" breakWord>
                    {label.name}
                  </Text>
                </div>
              ) : (
                <DropZone.FileUpload actionTitle="Add a file" actionHint="PDF, PNG or JPEG, at most 5 MB" />
              )}
            </DropZone>
            {step.fields.label && (
              <Text as="p" tone="critical">
                {step.fields.label}
              </Text>
            )}
            <TextField
              label="Tracking number (optional)"
              value={tracking.number}
              onChange={(number) => setTracking({ ...tracking, number })}
              autoComplete="off"
              error={step.fields.trackingNumber}
              maxLength={100}
            />
            <TextField
              label="Tracking link (optional)"
              type="url"
              value={tracking.url}
              onChange={(url) => setTracking({ ...tracking, url })}
              autoComplete="off"
              error={step.fields.trackingUrl}
              maxLength={500}
            />
          </FormLayout>
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
