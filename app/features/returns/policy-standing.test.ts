import { expect, test } from "vitest";
import { defaultRules } from "~/features/policies/policy";
import type { OrderInFull } from "~/features/orders/order";
import { policyStanding } from "./policy-standing";

const policy = {
  id: "p",
  version: 3,
  rules: { ...defaultRules, windowDays: 30, transitDays: 5 },
  inForceFrom: new Date(0),
  createdBy: "x",
};
const parcel = (shippedAt: string, deliveredAt: string | null, status = "success") => ({
  status,
  shippedAt: new Date(shippedAt),
  deliveredAt: deliveredAt ? new Date(deliveredAt) : null,
  lines: [{ lineId: "L" }],
});
const stand = (requestedAt: string, ...parcels: ReturnType<typeof parcel>[]) =>
  policyStanding({ requestedAt: new Date(requestedAt), lines: [{ lineId: "L" }] }, { parcels } as unknown as OrderInFull, policy);

test("days are counted from delivery to the request", () => {
  const standing = stand("2026-11-19T13:00:00Z", parcel("2026-11-05T09:00:00Z", "2026-11-07T10:00:00Z"));
  expect(standing).toMatchObject({ version: 3, askedOnDay: 12, inTime: true, assumed: false });
});

test("the day after the window is too late", () => {
  expect(stand("2026-12-07T10:00:01Z", parcel("2026-11-05T09:00:00Z", "2026-11-07T10:00:00Z")).inTime).toBe(false);
});

test("without the carrier's word the policy's days on the way are assumed", () => {
  const standing = stand("2026-11-12T09:00:00Z", parcel("2026-11-05T09:00:00Z", null));
  expect(standing).toMatchObject({ delivered: new Date("2026-11-10T09:00:00Z"), assumed: true, askedOnDay: 2 });
});

test("of two parcels the newest counts, and a cancelled one not at all", () => {
  const first = parcel("2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z");
  const second = parcel("2026-11-03T09:00:00Z", "2026-11-08T09:00:00Z");
  const lost = parcel("2026-11-09T09:00:00Z", "2026-11-12T09:00:00Z", "cancelled");
  expect(stand("2026-11-14T09:00:00Z", first, second, lost).askedOnDay).toBe(6);
});
