import { randomUUID } from "node:crypto";
import { addFulfillmentEvent } from "../../simulator/actions/add-fulfillment-event";
import { addProduct } from "../../simulator/actions/add-product";
import { placeOrder } from "../../simulator/actions/place-order";
import { shipOrder } from "../../simulator/actions/ship-order";
import { findReturnable } from "~/features/returns/find-returnable.server";
import { findReturn } from "~/features/returns/find-return.server";
import { requestReturn } from "~/features/returns/request-return.server";
import type { Return } from "~/features/returns/return";
import { clock } from "~/platform/clock";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { runJobs } from "./jobs";
import { deliver, hearShopify, openApp, type Told } from "./shopify-told";
import { startSimulator, type TestSimulator } from "./simulator";

/** A member of staff who may work on returns. */
export const olive: Staff = {
  id: "1",
  name: "Olive Owner",
  email: "olive@demo.example",
  locale: "en",
  accountOwner: true,
  scopes: ["write_orders", "write_returns"],
  actor: { id: "staff:1", name: "Olive Owner" },
};

/** An order that was delivered, here and in the simulator. */
export interface Delivered {
  id: string;
  gid: string;
  name: string;
}

/** A simulated shop with the app, where orders can be delivered and returns asked for. */
export interface ReturnsStage {
  sim: TestSimulator;
  shop: string;
  heard: Told[];
  /** Delivers all webhooks that were not delivered yet. */
  tell: () => Promise<void>;
  /** Loses the webhooks that were not delivered yet, as if the app had not been there. */
  lose: () => void;
  /** Two pieces of "Oak bowl" at 40.00, discounted, shipped and delivered; `more` overrides the order. */
  order: (more?: Partial<Parameters<typeof placeOrder>[1]> & { tags?: string[]; unsent?: boolean }) => Promise<Delivered>;
  /** A request by the shopper for so many pieces of the first line; carried to Shopify. */
  ask: (order: Delivered, quantity: number) => Promise<Return>;
}

export async function openReturnsStage(shop = "demo.myshopify.com", sim = startSimulator()): Promise<ReturnsStage> {
  const heard = hearShopify(sim);
  await openApp(sim, shop);
  let told = 0;
  const tell = async (): Promise<void> => {
    while (told < heard.length) {
      const fresh = heard.slice(told);
      told = heard.length;
      await deliver(fresh);
      await runJobs();
    }
  };
  const lose = (): void => void (told = heard.length);
  const order: ReturnsStage["order"] = async ({ tags = [], unsent = false, ...more } = {}) => {
    const { product } = addProduct(sim.world, { shop, title: "Oak bowl", tags, variants: [{ sku: "BOWL", price: "40.00" }] });
    const variantId = product?.variants[0]?.id ?? "";
    const made = placeOrder(sim.world, {
      shop,
      customerId: null,
      email: "ada@example.com",
      lines: [{ variantId, quantity: 2 }],
      shipping: { title: "Standard", price: "4.90" },
      discount: { code: "TEN", percent: 10 },
      ...more,
    });
    const placed = made.order;
    if (!placed) throw new Error(JSON.stringify(made.userErrors));
    if (!unsent)
      for (const parcel of shipOrder(sim.world, { orderId: placed.id }).fulfillments ?? [])
        addFulfillmentEvent(sim.world, { fulfillmentId: parcel.id, status: "DELIVERED", happenedAt: sim.world.iso(sim.world.now()) });
    await tell();
    return { id: placed.id, gid: `gid://shopify/Order/${placed.id}`, name: placed.name };
  };
  const ask: ReturnsStage["ask"] = async (from, quantity) => {
    const { lines } = await findReturnable(shop, from.gid, clock.now());
    const fulfillmentLineItemId = lines.find((line) => !line.why)?.fulfillmentLineItemId ?? "";
    const wished = [{ fulfillmentLineItemId, quantity, reason: "UNWANTED" as const, note: "Too dark for our table" }];
    const asked = await requestReturn(shop, { id: randomUUID(), orderId: from.gid, source: "portal", lines: wished }, clock.now());
    await runJobs();
    return findReturn(shop, asked.id);
  };
  return { sim, shop, heard, tell, lose, order, ask };
}
