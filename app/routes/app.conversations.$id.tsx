import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { actOnConversation } from "~/features/conversations/act-on-conversation.server";
import { conversationForm } from "~/features/conversations/conversation-form";
import { fileLink } from "~/features/conversations/file-link.server";
import { findConversation } from "~/features/conversations/find-conversation.server";
import { findPastConversations } from "~/features/conversations/find-past-conversations.server";
import { markRead } from "~/features/conversations/mark-read.server";
import { ConversationPage } from "~/features/conversations/ui/conversation-page";
import { useRefresh } from "~/features/conversations/ui/use-refresh";
import { findCustomer } from "~/features/customers/find-customer.server";
import { findOrder } from "~/features/orders/find-order.server";
import { findReturnsOfOrder } from "~/features/returns/find-returns-of-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { findStaff } from "~/features/staff/find-staff.server";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { answer, orRefuse } from "~/platform/http/answer.server";
import { readForm } from "~/platform/http/read-form.server";
import { adminDoor } from "~/platform/shopify/admin-door.server";

export const meta = () => [{ title: "Conversation · Aftercare" }];

/** More orders than any conversation is about. */
const MOST_ORDERS = 5;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, staff: me } = await adminDoor(request);
  const asked = new URL(request.url).searchParams.get("older");
  const { conversation, messages, older } = await orRefuse(() => findConversation(shop, params.id ?? "", asked));
  const { customerId, orders: links } = conversation;
  const [orders, customer, past, staff, { timezone }] = await Promise.all([
    Promise.all(links.slice(0, MOST_ORDERS).map(({ orderId }) => orderBeside(shop, orderId))),
    customerId ? findCustomer(shop, customerId) : null,
    findPastConversations(shop, conversation),
    findStaff(shop),
    findShop(shop),
    markRead(shop, me.id, conversation),
  ]);
  const shown = messages.map((one) => ({ ...one, fileLinks: Object.fromEntries(one.files.map(({ id }) => [id, fileLink(shop, id)])) }));
  const known = orders.flatMap((one) => one ?? []);
  const view = { conversation, messages: shown, older, earlier: asked !== null, customer, orders: known, past, staff };
  return { ...view, me: me.id, timeZone: timezone, now: clock.now() };
}

/** An order with its returns; null when it was deleted in Shopify. */
async function orderBeside(shop: string, orderId: string) {
  const [order, returns] = await Promise.all([
    findOrder(shop, orderId).catch((error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    }),
    findReturnsOfOrder(shop, orderId),
  ]);
  return order && { order, returns };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await adminDoor(request);
  return answer(async () => {
    const form = conversationForm.safeParse(Object.fromEntries(await readForm(request)));
    if (!form.success) throw new Refusal("invalid", "bad-form", "That could not be read. Reload the page and try again.");
    const { conversation } = await findConversation(shop, params.id ?? "");
    await actOnConversation(shop, staff, conversation.id, form.data);
  });
}

export default function Conversation() {
  useRefresh();
  return <ConversationPage {...useLoaderData<typeof loader>()} />;
}
