import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Card, InlineGrid, Link, Page, Text } from "@shopify/polaris";
import { sender } from "~/features/channels/sender.server";
import { changeSettings } from "~/features/shop/change-settings.server";
import { findShop } from "~/features/shop/find-shop.server";
import { SettingsFormCards } from "~/features/shop/ui/settings-form";
import { answer } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Settings · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const row = await findShop(shop);
  const { mailFrom, returnAddress, returnInstructions, shippingNotices } = row.settings;
  const stored = {
    senderName: mailFrom?.name ?? "",
    senderAddress: mailFrom?.address ?? "",
    returnAddress,
    returnInstructions,
    shippingNotices,
  };
  return { stored, usual: sender({ ...row, settings: { ...row.settings, mailFrom: null } }).address };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await adminDoor(request);
  return answer(async () => {
    const form = Object.fromEntries(await readForm(request));
    await changeSettings(visit, {
      senderName: form.senderName,
      senderAddress: form.senderAddress,
      returnAddress: form.returnAddress,
      returnInstructions: form.returnInstructions,
      shippingNotices: form.shippingNotices === "yes",
    });
  });
}

const SECTIONS = [
  { url: "/app/settings/policy", title: "Return policy", text: "Windows, fees and what can’t come back" },
  { url: "/app/settings/mail", title: "Incoming mail", text: "Your inbox address, and mail that could not be read" },
  { url: "/app/settings/deliveries", title: "Deliveries", text: "Every message from Shopify and what became of it" },
];

export default function Settings() {
  const { stored, usual } = useLoaderData<typeof loader>();
  return (
    <Page title="Settings">
      <BlockStack gap="600">
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          {SECTIONS.map(({ url, title, text }) => (
            <Card key={url}>
              <BlockStack gap="100">
                <Text as="h2" variant="headingSm">
                  <Link url={url} monochrome>
                    {title}
                  </Link>
                </Text>
                <Text as="p" tone="subdued">
                  {text}
                </Text>
              </BlockStack>
            </Card>
          ))}
        </InlineGrid>
        <SettingsFormCards
          key={JSON.stringify(stored)}
          stored={stored}
          usual={usual}
          notificationsUrl="shopify://admin/settings/notifications"
        />
      </BlockStack>
    </Page>
  );
}
