import { Button, Collapsible, Text } from "@shopify/polaris";
import { useId, useState } from "react";

/** What a mail quoted of earlier mail: there when it is needed. */
export function FoldedText({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div>
        <Button variant="plain" disclosure={open ? "up" : "down"} ariaExpanded={open} ariaControls={id} onClick={() => setOpen(!open)}>
          {open ? "Hide quoted text" : "Show quoted text"}
        </Button>
      </div>
      <Collapsible id={id} open={open}>
        <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          <Text as="p" tone="subdued">
            {text}
          </Text>
        </div>
      </Collapsible>
    </>
  );
}
