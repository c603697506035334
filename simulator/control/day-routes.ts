import { addFulfillmentEvent, type NewFulfillmentEvent } from "../actions/add-fulfillment-event.ts";
import { cancelOrder, type Cancellation } from "../actions/cancel-order.ts";
import { loseParcel } from "../actions/lose-parcel.ts";
import { moveParcels } from "../actions/move-parcels.ts";
import { shipOrder, type Shipment } from "../actions/ship-order.ts";
import { BadInput } from "../http.ts";
import { scenarios as stories } from "../scenarios/index.ts";
import type { ShipmentStatus } from "../world/types.ts";
import { accepted, fulfillmentOf, maybeText, oneOf, orderOf, someText } from "./input.ts";
import { placeAnyOrder } from "./place-any-order.ts";
import { refundFromAdmin } from "./refund-all.ts";
import type { Route } from "./route.ts";

/** What a carrier may report. */
const STATUSES: ShipmentStatus[] = [
  "LABEL_PURCHASED",
  "LABEL_PRINTED",
  "READY_FOR_PICKUP",
  "CONFIRMED",
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "DELAYED",
  "OUT_FOR_DELIVERY",
  "ATTEMPTED_DELIVERY",
  "DELIVERED",
  "FAILURE",
];

const parcels: Route[] = [
  {
    at: "POST /api/fulfillments/:id/events",
    does: 'a carrier\'s scan: {"status": "IN_TRANSIT", "message"?, "city"?, "country"?, "happenedAt"?, "estimatedDeliveryAt"?}',
    run: ({ sim, params, fields }) => {
      const { id } = fulfillmentOf(sim, params.id ?? "");
      const status = oneOf(fields, "status", STATUSES);
      const happenedAt = maybeText(fields, "happenedAt");
      if (happenedAt !== null && Number.isNaN(Date.parse(happenedAt)))
        throw new BadInput(`"happenedAt" has to be a time, not "${happenedAt}".`);
      return accepted(addFulfillmentEvent(sim.world, { ...(fields as Partial<NewFulfillmentEvent>), fulfillmentId: id, status }));
    },
  },
  {
    at: "POST /api/fulfillments/:id/lose",
    does: "the carrier loses the parcel: nothing more is reported",
    run: ({ sim, params }) => accepted(loseParcel(sim.world, { fulfillmentId: fulfillmentOf(sim, params.id ?? "").id })),
  },
  {
    at: "POST /api/fulfillments/:id/next",
    does: "the parcel takes its next step now, whatever the clock says",
    run: ({ sim, params }) => moveParcels(sim.world, { fulfillmentId: fulfillmentOf(sim, params.id ?? "").id, next: true }),
  },
  {
    at: "POST /api/parcels/move",
    does: 'all parcels catch up with the clock; with {"next": true} each takes one step more',
    run: ({ sim, fields }) => moveParcels(sim.world, { next: fields.next === true }),
  },
];

const scenarios: Route[] = [
  {
    at: "GET /api/scenarios",
    does: "the named stories",
    run: () => ({ scenarios: Object.entries(stories).map(([name, { title, summary }]) => ({ name, title, summary })) }),
  },
  {
    at: "POST /api/scenarios/:name",
    does: "plays a story; answers what is worth looking at",
    run: async ({ sim, params }) => {
      const scenario = Object.entries(stories).find(([name]) => name === params.name)?.[1];
      if (!scenario) throw new BadInput(`There is no scenario "${params.name}". There are ${Object.keys(stories).join(", ")}.`, 404);
      return scenario.play(sim);
    },
  },
];

/** Orders, parcels, refunds, stories: what happens in a shop on a day. */
export const dayRoutes: Route[] = [
  {
    at: "POST /api/orders",
    does: 'places an order: {"shop"?, "customerId"?, "email"?, "name"?, "lines"?: [{"variantId", "quantity"}], …}; what is left out is made up',
    run: ({ sim, fields }) => ({ order: placeAnyOrder(sim, fields) }),
  },
  {
    at: "POST /api/orders/:id/ship",
    does: 'hands the order to a carrier: {"company"?, "lineIds"?, "quantity"?, "fate"?, "untracked"?}',
    run: ({ sim, params, fields }) =>
      accepted(shipOrder(sim.world, { ...(fields as Partial<Shipment>), orderId: orderOf(sim, params.id ?? "").id })),
  },
  {
    at: "POST /api/orders/:id/cancel",
    does: 'cancels it: {"reason"?: "CUSTOMER", "restock"?: true, "refundMethod"?: "ORIGINAL_PAYMENT_METHODS"}',
    run: ({ sim, params, fields }) => {
      const usual = { reason: "CUSTOMER", restock: true, refundMethod: "ORIGINAL_PAYMENT_METHODS" } as const;
      return accepted(
        cancelOrder(sim.world, { ...usual, ...(fields as Partial<Cancellation>), orderId: orderOf(sim, params.id ?? "").id }),
      );
    },
  },
  {
    at: "POST /api/refunds",
    does: 'money back from the shop\'s admin: {"orderId", "lines"?, "transactions"?, "note"?}; with the order alone, everything',
    run: ({ sim, fields }) => {
      const { orderId: _orderId, ...wishes } = fields;
      return { refund: refundFromAdmin(sim.world, orderOf(sim, someText(fields, "orderId")), wishes) };
    },
  },
  ...parcels,
  ...scenarios,
];
