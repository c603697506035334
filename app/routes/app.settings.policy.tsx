import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Page } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { changePolicy } from "~/features/policies/change-policy.server";
import { findPolicy } from "~/features/policies/find-policy.server";
import { policyFrom } from "~/features/policies/policy-form";
import { PolicyFields, valuesOf } from "~/features/policies/ui/policy-fields";
import { findShop } from "~/features/shop/find-shop.server";
import { formatTime } from "~/lib/dates";
import { clock } from "~/platform/clock";
import { answer, orRefuse, type RefusalAnswer } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Return policy · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const [policy, { currency, timezone }] = await orRefuse(() => Promise.all([findPolicy(shop, clock.now()), findShop(shop)]));
  return { policy, currency, timezone };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await adminDoor(request);
  return answer(async () => {
    const values = Object.fromEntries(await readForm(request));
    return { version: await changePolicy(shop, staff, policyFrom(values), Number(values.version)) };
  });
}

export default function PolicyPage() {
  const { policy, currency, timezone } = useLoaderData<typeof loader>();
  const [values, setValues] = useState(valuesOf(policy.rules));
  const save = useFetcher<{ version: number } | RefusalAnswer>();
  const bridge = useAppBridge();
  const changed = JSON.stringify(values) !== JSON.stringify(valuesOf(policy.rules));
  const refused = save.data && "refused" in save.data ? save.data.refused : null;
  useEffect(() => {
    void (changed ? bridge.saveBar.show("policy") : bridge.saveBar.hide("policy"));
  }, [changed, bridge]);
  useEffect(() => {
    if (save.state !== "idle" || !save.data) return;
    if ("refused" in save.data) bridge.toast.show(save.data.refused.message, { isError: true });
    else bridge.toast.show("Policy saved");
  }, [save.state, save.data, bridge]);
  // Another version came: what it says is what the form shows.
  useEffect(() => setValues(valuesOf(policy.rules)), [policy.version]);
  const busy = save.state !== "idle";
  return (
    <Page title="Return policy" backAction={{ content: "Settings", url: "/app/settings" }}>
      <SaveBar id="policy">
        <button
          variant="primary"
          {...(busy ? { loading: "" } : {})}
          onClick={() => save.submit({ ...values, version: String(policy.version) }, { method: "post" })}
        >
          Save
        </button>
        <button onClick={() => setValues(valuesOf(policy.rules))}>Discard</button>
      </SaveBar>
      <BlockStack gap="400">
        {refused && <Banner tone="critical">{refused.message}</Banner>}
        <Banner>
          {`Version ${policy.version}, in force since ${formatTime(policy.inForceFrom, "en", timezone)}. A change counts for orders placed from then on; earlier orders keep the policy they were bought under.`}
        </Banner>
        <PolicyFields
          values={values}
          errors={refused?.fields ?? {}}
          currency={currency}
          change={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
        <Banner title="The store’s own return rules in Shopify">
          Shoppers who sign in must pass these, too: the stricter of both wins. Shopify doesn’t let apps read them here, so compare them
          with this page when you change either. They are in Shopify’s admin under Settings, Policies.
        </Banner>
      </BlockStack>
    </Page>
  );
}
