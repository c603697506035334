import { prisma } from "~/platform/db/db.server";

/** A shop that has the app, as if installed long ago. */
export async function plantShop(shop: string, more: { name?: string; timezone?: string; settings?: object } = {}): Promise<void> {
  await prisma.shop.create({
    data: {
      shop,
      name: more.name ?? "Harbour & Pine",
      email: "hello@harbour.example",
      currency: "EUR",
      timezone: more.timezone ?? "Europe/Berlin",
      locale: "en",
      primaryUrl: `https://${shop.replace(".myshopify.com", ".example")}`,
      scopes: [],
      installedAt: new Date("2026-01-01T00:00:00Z"),
      settings: more.settings ?? {},
    },
  });
}

interface PlantedOrder {
  /** Digits of the order's GID; its line is <id>1, its parcel <id>2. */
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  title: string;
  cancelledAt: Date | null;
  /** Pieces of three that are in the parcel; 0: nothing was sent. */
  sent: number;
  shipmentStatus: string | null;
  trackingUrl: string | null;
  shippedAt: Date;
  events: { status: string; at: string; city?: string; message?: string }[];
}

/** An order of three pieces of one article, with one parcel. @returns the order's GID */
export async function plantOrder(shop: string, more: Partial<PlantedOrder> = {}): Promise<string> {
  const order: PlantedOrder = {
    id: "1001",
    name: "#1001",
    email: "ada@example.com",
    phone: "+4915112345678",
    locale: "en",
    title: "Oak bowl",
    cancelledAt: null,
    sent: 3,
    shipmentStatus: "in_transit",
    trackingUrl: "https://carrier.example/t/AB12",
    shippedAt: new Date("2026-05-08T08:00:00Z"),
    events: [],
    ...more,
  };
  const gid = `gid://shopify/Order/${order.id}`;
  const at = new Date("2026-05-07T10:00:00Z");
  const money = { total: 60, currentTotal: 60, subtotal: 60, shippingTotal: 0, taxTotal: 0, discountTotal: 0, presentmentTotal: 60 };
  const fulfillmentId = `gid://shopify/Fulfillment/${order.id}2`;
  const lineId = `gid://shopify/LineItem/${order.id}1`;
  await prisma.order.create({
    data: {
      shop,
      id: gid,
      name: order.name,
      number: Number(/\d+/.exec(order.name)?.[0] ?? 0),
      email: order.email,
      phone: order.phone,
      customerName: "Ada Lovelace",
      locale: order.locale,
      currency: "EUR",
      presentmentCurrency: "EUR",
      ...money,
      financialStatus: "PAID",
      fulfillmentStatus: order.sent === 3 ? "FULFILLED" : "PARTIALLY_FULFILLED",
      cancelledAt: order.cancelledAt,
      shippingAddress: { name: "Ada Lovelace", address1: "Secret Street 7", city: "Hamburg", zip: "20095", countryCode: "DE" },
      countryCode: "DE",
      tags: [],
      placedAt: at,
      updatedAt: at,
      syncedAt: at,
      lines: {
        create: {
          id: lineId,
          position: 0,
          title: order.title,
          quantity: 3,
          currentQuantity: 3,
          fulfillableQuantity: 3 - order.sent,
          price: 20,
          totalDiscount: 0,
          requiresShipping: true,
        },
      },
      ...(order.sent > 0
        ? {
            fulfillments: {
              create: {
                id: fulfillmentId,
                name: `${order.name}-F1`,
                status: "success",
                shipmentStatus: order.shipmentStatus,
                trackingCompany: "DHL",
                trackingNumber: "AB12",
                trackingUrl: order.trackingUrl,
                shippedAt: order.shippedAt,
                updatedAt: order.shippedAt,
                lines: [{ lineId, quantity: order.sent }],
              },
            },
          }
        : {}),
    },
  });
  await prisma.fulfillmentEvent.createMany({
    data: order.events.map((event, position) => ({
      shop,
      id: `gid://shopify/FulfillmentEvent/${order.id}${position}`,
      fulfillmentId,
      orderId: gid,
      status: event.status,
      message: event.message ?? null,
      city: event.city ?? null,
      happenedAt: new Date(event.at),
    })),
  });
  return gid;
}
