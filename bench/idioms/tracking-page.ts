// What a competent team writes first: a Remix route, Shopify's authenticate.public.appProxy, Prisma with includes, React to a string.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { prisma } from "~/platform/db/db.server";
import { shopify } from "~/platform/shopify/shopify.server";
import { serveRoute } from "../lib/remix-idiom.ts";

async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { liquid } = await shopify.authenticate.public.appProxy(request);
  const query = new URL(request.url).searchParams;
  const shop = query.get("shop") ?? "";
  const id = `gid://shopify/Order/${Buffer.from((query.get("k") ?? "").split(".")[0] ?? "", "base64url").toString()}`;
  const order = await prisma.order.findUniqueOrThrow({
    where: { shop_id: { shop, id } },
    include: { lines: true, fulfillments: true, refunds: true },
  });
  const events = await prisma.fulfillmentEvent.findMany({ where: { shop, orderId: id }, orderBy: { happenedAt: "desc" } });
  const page = h(
    "section",
    null,
    h("h1", null, `Order ${order.name}`),
    h(
      "ul",
      null,
      ...order.fulfillments.map((one) =>
        h(
          "li",
          { key: one.id },
          one.trackingCompany,
          " ",
          h("a", { href: one.trackingUrl ?? "" }, one.trackingNumber),
          " ",
          one.shipmentStatus,
        ),
      ),
    ),
    h(
      "ul",
      null,
      ...events.map((one) => h("li", { key: one.id }, one.status, " ", one.message, " ", one.city, " ", one.happenedAt.toISOString())),
    ),
    h("ul", null, ...order.lines.map((one) => h("li", { key: one.id }, one.title, " ", one.variantTitle, " × ", one.quantity))),
  );
  return liquid(renderToString(page));
}

serveRoute("proxy/track/o", { loader });
