import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Card, EmptyState, Page } from "@shopify/polaris";
import { findConversations } from "~/features/conversations/find-conversations.server";
import { conversationQuery } from "~/features/conversations/list-query";
import { ConversationsFilters } from "~/features/conversations/ui/conversations-filters";
import { ConversationsTable } from "~/features/conversations/ui/conversations-table";
import { useRefresh } from "~/features/conversations/ui/use-refresh";
import { findStaff } from "~/features/staff/find-staff.server";
import { clock } from "~/platform/clock";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Conversations · Aftercare" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop, staff: me } = await adminDoor(request);
  const params = new URL(request.url).searchParams;
  const names = ["view", "q", "channel", "assignee", "unread", "sort", "after", "before"];
  const query = conversationQuery.parse(Object.fromEntries(names.map((name) => [name, params.get(name)])));
  const [page, staff] = await Promise.all([findConversations(shop, me.id, query), findStaff(shop)]);
  const narrowed = query.view !== "open" || query.q || query.channel || query.assignee || query.unread || query.after || query.before;
  return { page, staff, query, first: page.lines.length === 0 && !narrowed, now: clock.now() };
}

export default function Conversations() {
  const { page, staff, query, first, now } = useLoaderData<typeof loader>();
  const [, setParams] = useSearchParams();
  const loading = useNavigation().state === "loading";
  useRefresh();
  const goTo = (place: { after: string } | { before: string }): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      next.delete("after");
      next.delete("before");
      for (const [name, value] of Object.entries(place)) next.set(name, value);
      return next;
    });
  const none = (
    <EmptyState
      heading="Nobody is waiting for an answer"
      image="/empty-conversations.svg"
      action={{ content: "See all conversations", url: "/app/conversations?view=all" }}
      secondaryAction={{ content: "How mail gets here", url: "/app/settings/mail" }}
    >
      <p>Questions from your tracking and returns pages and mail to your support address appear here, beside the order they are about.</p>
    </EmptyState>
  );
  return (
    <Page title="Conversations" fullWidth>
      <Card padding="0">
        <ConversationsFilters query={query} staff={staff} />
        {first ? none : <ConversationsTable {...page} staff={staff} now={now} loading={loading} goTo={goTo} />}
      </Card>
    </Page>
  );
}
