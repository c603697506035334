import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeParcel, type ParcelRow } from "./parcel-life";
import { PARCEL_STATES, stateOfParcels } from "./parcel-state";

const parcel = (status: string, shipmentStatus: string | null) => ({ status, shipmentStatus });

describe("what the parcels of an order say", () => {
  it("is nothing when none was sent or all were cancelled", () => {
    expect(stateOfParcels([])).toBe("none");
    expect(stateOfParcels([parcel("cancelled", "in_transit")])).toBe("none");
  });

  it("is delivered only when every living parcel is", () => {
    expect(stateOfParcels([parcel("success", "delivered"), parcel("cancelled", null)])).toBe("delivered");
    expect(stateOfParcels([parcel("success", "delivered"), parcel("success", "in_transit")])).toBe("in_transit");
  });

  it("is the worst of them, whatever their order", () => {
    const statuses = fc.constantFrom("delivered", "in_transit", "failure", "delayed", "out_for_delivery", null, "unheard_of");
    fc.assert(
      fc.property(fc.array(statuses), (list) => {
        const parcels = list.map((status) => parcel("success", status));
        const state = stateOfParcels(parcels);
        expect(PARCEL_STATES).toContain(state);
        expect(stateOfParcels(parcels.toReversed())).toBe(state);
        if (list.includes("failure")) expect(state).toBe("failed");
      }),
    );
  });
});

describe("a parcel's life", () => {
  const at = (second: number): Date => new Date(Date.UTC(2026, 10, 1, 12, 0, second));
  const row = (over: Partial<ParcelRow>): ParcelRow => ({
    id: "gid://shopify/Fulfillment/1",
    orderId: "gid://shopify/Order/1",
    name: "#1-F1",
    status: "success",
    shipmentStatus: null,
    trackingCompany: null,
    trackingNumber: null,
    trackingUrl: null,
    shippedAt: at(0),
    estimatedDeliveryAt: null,
    deliveredAt: null,
    updatedAt: at(0),
    lines: [],
    ...over,
  });
  const event = (status: string, second: number) => ({ status, happenedAt: at(second), estimatedDeliveryAt: null });

  it("is told as sent when it is first heard of, and not again", () => {
    expect(mergeParcel(null, row({}), null)?.news).toEqual([{ fact: "shipped", status: "shipped" }]);
    expect(mergeParcel(row({}), row({ updatedAt: at(5) }), null)?.news).toEqual([]);
  });

  it("is told as sent when a pending fulfillment succeeds", () => {
    expect(mergeParcel(row({ status: "pending" }), row({ updatedAt: at(1) }), null)?.news).toHaveLength(1);
  });

  it("keeps the newer version when an older message comes late", () => {
    const ours = row({ updatedAt: at(9), shipmentStatus: "delivered", trackingNumber: "NEW" });
    const merged = mergeParcel(ours, row({ updatedAt: at(2), shipmentStatus: "in_transit", trackingNumber: "OLD" }), null);
    expect(merged?.row).toMatchObject({ shipmentStatus: "delivered", trackingNumber: "NEW" });
    expect(merged?.news).toEqual([]);
  });

  it("believes the newest event, unless Shopify changed the parcel after it", () => {
    expect(mergeParcel(row({}), null, event("delivered", 8))?.row).toMatchObject({ shipmentStatus: "delivered", deliveredAt: at(8) });
    const told = row({ updatedAt: at(9), shipmentStatus: "delivered" });
    expect(mergeParcel(row({}), told, event("in_transit", 3))?.row.shipmentStatus).toBe("delivered");
  });

  it("does not lose the carrier's word because a message leaves it out", () => {
    const merged = mergeParcel(row({ shipmentStatus: "in_transit" }), row({ updatedAt: at(4) }), null);
    expect(merged?.row.shipmentStatus).toBe("in_transit");
  });
});
