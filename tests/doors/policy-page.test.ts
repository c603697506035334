import { beforeAll, describe, expect, it } from "vitest";
import { addStaff } from "../../simulator/actions/add-staff";
import { prisma } from "~/platform/db/db.server";
import { action, loader } from "~/routes/app.settings.policy";
import { openApp } from "../support/shopify-told";
import { adminRequest } from "../support/sign";
import { startSimulator, type TestSimulator } from "../support/simulator";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
const PATH = "/app/settings/policy";
let sim: TestSimulator;

const ownerOf = (shop: string): string => Object.values(sim.world.state.staff).find((one) => one.shop === shop)?.id ?? "";
const args = (request: Request) => ({ request, params: {}, context: {}, unstable_pattern: "" });
const look = (shop = SHOP) => loader(args(adminRequest(PATH, shop, { staffId: ownerOf(shop) })));
const save = (form: object, staffId = ownerOf(SHOP)): Promise<Response> =>
  action(args(adminRequest(PATH, SHOP, { staffId, method: "POST", body: new URLSearchParams({ ...form }) })));
const rules = {
  windowDays: "14",
  transitDays: "3",
  refundDays: "7",
  restockingFeePercent: "10",
  payer: "flat-fee",
  returnShippingFee: "4,90",
  finalSaleTags: "sale",
  finalSaleProducts: "",
};

beforeAll(async () => {
  sim = startSimulator();
  await openApp(sim, SHOP);
  await openApp(sim, OTHER);
});

describe("the policy page", () => {
  it("makes a new version of this shop's policy and leaves the other shop's alone", async () => {
    const before = (await look()).policy.version;
    const answer = await save({ ...rules, version: String(before) });
    expect([answer.status, await answer.json()]).toEqual([200, { version: before + 1 }]);
    expect((await look()).policy.rules).toMatchObject({ windowDays: 14, payer: "flat-fee", returnShippingFee: "4.90" });
    expect((await look(OTHER)).policy).toMatchObject({ version: 1, rules: { windowDays: 30 } });
  });

  it("refuses what is no rule with 422 and a sentence at the field", async () => {
    const { version } = (await look()).policy;
    const answer = await save({ ...rules, windowDays: "soon", restockingFeePercent: "101", version: String(version) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      refused: {
        message: "Some entries need a correction.",
        fields: { windowDays: "Write a number of days from 0 to 3650.", restockingFeePercent: "Write a percentage from 0 to 100." },
      },
    });
    expect((await look()).policy.version).toBe(version);
  });

  it("refuses a form that was opened before somebody else saved with 409", async () => {
    expect((await save({ ...rules, windowDays: "15", version: "0" })).status).toBe(409);
  });

  it("refuses staff without write scopes with 403 and a sentence", async () => {
    const made = addStaff(sim.world, {
      shop: SHOP,
      firstName: "Rita",
      lastName: "Reader",
      email: "rita@demo.example",
      permissions: ["read_orders"],
    });
    const before = await prisma.policyVersion.count({ where: { shop: SHOP } });
    const answer = await save({ ...rules, windowDays: "16", version: "2" }, made.staff?.id ?? "");
    expect([answer.status, await answer.json()]).toMatchObject([
      403,
      { refused: { message: "Your Shopify account may not change the return policy. Ask the shop’s owner." } },
    ]);
    expect(await prisma.policyVersion.count({ where: { shop: SHOP } })).toBe(before);
  });
});
