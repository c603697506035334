import { useFetcher } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Checkbox, Link, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { SettingsSection } from "~/ui/settings-section";
import type { SettingsForm } from "../change-settings.server";

interface Answer {
  refused?: { message: string; fields: Record<string, string> };
}

/** General settings with Shopify's save bar: it shows while something differs from what is stored. */
export function SettingsFormCards({ stored, usual, notificationsUrl }: { stored: SettingsForm; usual: string; notificationsUrl: string }) {
  const [form, setForm] = useState(stored);
  const fetcher = useFetcher<Answer>();
  const bridge = useAppBridge();
  const changed = JSON.stringify(form) !== JSON.stringify(stored);
  const refused = fetcher.state === "idle" ? fetcher.data?.refused : undefined;
  useEffect(() => {
    if (fetcher.state === "idle" && fetcher.data && !fetcher.data.refused) bridge.toast.show("Settings saved");
  }, [fetcher.state, fetcher.data, bridge]);
  const set =
    <K extends keyof SettingsForm>(name: K) =>
    (value: SettingsForm[K]): void =>
      setForm((before) => ({ ...before, [name]: value }));
  const problem = (name: keyof SettingsForm) => (refused?.fields[name] ? { error: refused.fields[name] } : {});
  const save = (): void => void fetcher.submit({ ...form, shippingNotices: form.shippingNotices ? "yes" : "" }, { method: "post" });
  return (
    <BlockStack gap="600">
      <SaveBar id="settings" open={changed}>
        <button variant="primary" onClick={save} disabled={fetcher.state !== "idle"}>
          Save
        </button>
        <button onClick={() => setForm(stored)}>Discard</button>
      </SaveBar>
      {refused && <Banner tone="critical" title={refused.message} />}
      <SettingsSection
        title="Mail"
        text="Answers, return updates and notices leave under this name. Replies always come back into the conversation."
      >
        <TextField
          label="Sender name"
          value={form.senderName}
          onChange={set("senderName")}
          autoComplete="organization"
          maxLength={100}
          {...problem("senderName")}
        />
        <TextField
          label="Sender address"
          type="email"
          value={form.senderAddress}
          onChange={set("senderAddress")}
          autoComplete="email"
          helpText={`Left empty, mail leaves from ${usual}. For an address of your own, your domain must allow our mail server.`}
          {...problem("senderAddress")}
        />
      </SettingsSection>
      <SettingsSection title="Returns" text="Sent with the approval of a return, unless you write something else for it.">
        <TextField
          label="Return address"
          value={form.returnAddress}
          onChange={set("returnAddress")}
          multiline={4}
          autoComplete="off"
          maxLength={500}
          {...problem("returnAddress")}
        />
        <TextField
          label="Instructions"
          value={form.returnInstructions}
          onChange={set("returnInstructions")}
          multiline={4}
          autoComplete="off"
          maxLength={2000}
          showCharacterCount
          helpText="For example: pack the items as they came and put the delivery note in."
          {...problem("returnInstructions")}
        />
      </SettingsSection>
      <SettingsSection
        title="Shipping notices"
        text="A mail when a parcel leaves, is out for delivery and has arrived, in the shopper’s language."
      >
        <Checkbox label="Send our shipping notices" checked={form.shippingNotices} onChange={set("shippingNotices")} />
        <Banner tone={form.shippingNotices ? "warning" : "info"} title="Nobody wants two mails about one parcel">
          <Text as="p">
            Before you switch ours on, switch off “Shipping confirmation”, “Shipping update”, “Out for delivery” and “Delivered” under{" "}
            <Link url={notificationsUrl} target="_top">
              Settings › Notifications
            </Link>{" "}
            in Shopify.
          </Text>
        </Banner>
      </SettingsSection>
    </BlockStack>
  );
}
