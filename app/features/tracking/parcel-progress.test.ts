import { describe, expect, it } from "vitest";
import type { Parcel } from "~/features/orders/order";
import { parcelProgress } from "./parcel-progress";

const NOW = new Date("2026-05-10T12:00:00Z");
const parcel = (more: Partial<Parcel> = {}): Parcel => ({
  id: "gid://shopify/Fulfillment/1",
  name: "#1001-F1",
  status: "success",
  shipmentStatus: null,
  trackingCompany: null,
  trackingNumber: null,
  trackingUrl: null,
  shippedAt: new Date("2026-05-08T08:00:00Z"),
  estimatedDeliveryAt: null,
  deliveredAt: null,
  lines: [],
  events: [],
  ...more,
});
const event = (status: string, at: string): Parcel["events"][number] => ({
  status,
  message: null,
  city: null,
  country: null,
  happenedAt: new Date(at),
});
const states = (one: Parcel): string | undefined =>
  parcelProgress(one, NOW)
    ?.steps.map((step) => step.state)
    .join(" ");

describe("the steps of a parcel", () => {
  it.each([
    [null, "now ahead ahead ahead"],
    ["in_transit", "done now ahead ahead"],
    ["delayed", "done now ahead ahead"],
    ["out_for_delivery", "done done now ahead"],
    ["attempted_delivery", "done done now ahead"],
    ["failure", "done done now ahead"],
    ["delivered", "done done done done"],
    ["a status of next year", "now ahead ahead ahead"],
  ])("with the carrier's word %s are: %s", (shipmentStatus, expected) => expect(states(parcel({ shipmentStatus }))).toBe(expected));

  it("lead to a place to collect it when the carrier says so", () =>
    expect(parcelProgress(parcel({ shipmentStatus: "ready_for_pickup" }), NOW)?.steps[2]).toEqual({
      key: "ready_for_pickup",
      state: "now",
      at: null,
    }));

  it("carry the time of the first report of each", () => {
    const events = [event("in_transit", "2026-05-09T18:00:00Z"), event("in_transit", "2026-05-09T06:00:00Z")];
    const steps = parcelProgress(parcel({ shipmentStatus: "in_transit", events }), NOW)?.steps ?? [];
    expect(steps.map((step) => step.at?.toISOString() ?? null)).toEqual([
      "2026-05-08T08:00:00.000Z",
      "2026-05-09T06:00:00.000Z",
      null,
      null,
    ]);
  });
});

describe("a parcel", () => {
  it("whose fulfillment was cancelled has no progress", () => expect(parcelProgress(parcel({ status: "cancelled" }), NOW)).toBeNull());

  it("is late when its expected day is over", () => {
    const on = (iso: string): boolean | undefined =>
      parcelProgress(parcel({ shipmentStatus: "in_transit", estimatedDeliveryAt: new Date(iso) }), NOW)?.late;
    expect([on("2026-05-09T11:00:00Z"), on("2026-05-09T13:00:00Z")]).toEqual([true, false]);
  });

  it("that arrived is not late and not expected any more", () =>
    expect(parcelProgress(parcel({ shipmentStatus: "delivered", estimatedDeliveryAt: new Date("2026-05-01") }), NOW)).toMatchObject({
      late: false,
      expectedAt: null,
      tone: "good",
    }));
});
