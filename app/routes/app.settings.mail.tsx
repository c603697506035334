import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, Page, Tabs, Text, TextField } from "@shopify/polaris";
import { useEffect } from "react";
import { inboxAddress } from "~/features/channels/inbox-address";
import { sender } from "~/features/channels/sender.server";
import { findIncomingMails } from "~/features/conversations/find-incoming-mails.server";
import { mailQuery, type MailView } from "~/features/conversations/mail-query";
import { replayMail } from "~/features/conversations/replay-mail.server";
import { MailsTable } from "~/features/conversations/ui/mails-table";
import { findShop } from "~/features/shop/find-shop.server";
import { env } from "~/platform/env.server";
import { answer, type RefusalAnswer } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Mail · Aftercare" }];

const TABS: [MailView, string][] = [
  ["trouble", "Needs a look"],
  ["joined", "Taken in"],
  ["all", "All"],
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await adminDoor(request);
  const params = new URL(request.url).searchParams;
  const query = mailQuery.parse({ view: params.get("view"), after: params.get("after") });
  const [page, row] = await Promise.all([findIncomingMails(shop, query), findShop(shop)]);
  return { ...page, view: query.view, timeZone: row.timezone, inbox: inboxAddress(shop, env.MAIL_DOMAIN), from: sender(row) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await adminDoor(request);
  return answer(async () => replayMail(shop, staff, String((await readForm(request)).get("id"))));
}

export default function Mail() {
  const { mails, next, view, timeZone, inbox, from } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const fetcher = useFetcher<RefusalAnswer | { done: true }>();
  const bridge = useAppBridge();
  useEffect(() => {
    if (!fetcher.data) return;
    if ("refused" in fetcher.data) bridge.toast.show(fetcher.data.refused.message, { isError: true });
    else bridge.toast.show("The mail is being taken in");
  }, [fetcher.data]);
  return (
    <Page title="Mail" backAction={{ content: "Settings", url: "/app/settings" }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              How mail reaches you here
            </Text>
            <Text as="p">
              Let your support address forward to the address below: every mail becomes a conversation. Answers to your own mails arrive by
              themselves.
            </Text>
            <TextField label="Forward your support mail to" value={inbox} readOnly autoComplete="off" selectTextOnFocus />
            <Text as="p" tone="subdued" breakWord>
              Your mails are sent as “{from.name}” from {from.address}.
            </Text>
          </BlockStack>
        </Card>
        <Card padding="0">
          <Tabs
            tabs={TABS.map(([id, content]) => ({ id, content, panelID: "mails" }))}
            selected={TABS.findIndex(([id]) => id === view)}
            onSelect={(at) => setParams({ view: TABS[at]?.[0] ?? "" })}
          />
          <div id="mails">
            <MailsTable
              mails={mails}
              timeZone={timeZone}
              next={next}
              loading={useNavigation().state === "loading"}
              busy={fetcher.state !== "idle"}
              onNext={() => setParams({ view, after: next ?? "" })}
              onReplay={(id) => void fetcher.submit({ id }, { method: "post" })}
            />
          </div>
        </Card>
      </BlockStack>
    </Page>
  );
}
