// What a competent team writes first: a Remix route, Shopify's authenticate.webhook, a Prisma upsert of the order.
import type { ActionFunctionArgs } from "@remix-run/node";
import { prisma } from "~/platform/db/db.server";
import { shopify } from "~/platform/shopify/shopify.server";
import { serveRoute } from "../lib/remix-idiom.ts";

interface Payload {
  admin_graphql_api_id: string;
  name: string;
  email: string;
  currency: string;
  total_price: string;
  financial_status: string;
  created_at: string;
  updated_at: string;
}

async function action({ request }: ActionFunctionArgs): Promise<Response> {
  const { shop, payload } = await shopify.authenticate.webhook(request);
  const order = payload as Payload;
  const at = new Date(order.updated_at);
  const row = {
    name: order.name,
    email: order.email,
    currency: order.currency,
    presentmentCurrency: order.currency,
    total: order.total_price,
    currentTotal: order.total_price,
    subtotal: order.total_price,
    shippingTotal: "0",
    taxTotal: "0",
    discountTotal: "0",
    presentmentTotal: order.total_price,
    financialStatus: order.financial_status.toUpperCase(),
    fulfillmentStatus: "UNFULFILLED",
    placedAt: new Date(order.created_at),
    updatedAt: at,
    syncedAt: new Date(),
  };
  const id = order.admin_graphql_api_id;
  await prisma.order.upsert({ where: { shop_id: { shop, id } }, create: { shop, id, ...row }, update: row });
  return new Response();
}

serveRoute("webhooks", { action });
