// The story's first half: installation, past orders, a new order and its parcel, tracking.
import { settled } from "../opening.ts";
import { filled, formWith, words } from "../../lib/html-forms.ts";
import { installInStore } from "../../lib/visitors.ts";
import { mailsTo, must, row, SHOP, until, type Step, type Story } from "./context.ts";

interface SimOrder {
  id: string;
  name: string;
  email: string;
  lines: { id: string; variantId: string; quantity: number; title: string }[];
}

const install: Step = {
  name: "the app is installed and past orders arrive by bulk operation",
  play: async (story) => {
    await story.control.post("/api/scenarios/first-week");
    const before = await story.shopper.open("/apps/aftercare/track");
    must(
      before.status === 404 || words(before.text).includes("does not use"),
      `the storefront answered ${before.status} before the app was installed`,
    );
    await installInStore(story.house, "demo");
    const home = await story.merchant.open("/app");
    must(home.status === 200, `the app's first page answered ${home.status}`);
    const done = await until(
      "the backfill",
      () => row<{ loaded: number }>(story, "select loaded from backfills where shop = $1 and state = 'done'", [SHOP]),
      90,
    );
    await settled(story.house);
    const orders = await story.control.get<Record<string, { shop: string; name: string; createdAt: string }>>("/api/world?path=orders");
    const sixtyDaysAgo = Date.now() - 60 * 86_400_000;
    const wanted = Object.values(orders).filter((order) => order.shop === SHOP && Date.parse(order.createdAt) > sixtyDaysAgo);
    const stored = await row<{ n: number; unnamed: number }>(
      story,
      "select count(*)::int as n, count(*) filter (where not exists (select 1 from order_lines l where l.shop = o.shop and l.order_id = o.id))::int as unnamed from orders o where shop = $1",
      [SHOP],
    );
    must(stored?.n === wanted.length, `${wanted.length} orders at Shopify, ${stored?.n ?? 0} with us (${done.loaded} loaded)`);
    must(stored.unnamed === 0, `${stored.unnamed} orders came without lines`);
    const clear = await row<{ n: number }>(story, "select count(*)::int as n from sessions where position('shpat_'::bytea in sealed) > 0");
    must(clear?.n === 0, "an access token lies in clear");
  },
};

async function placeAndShip(story: Story): Promise<SimOrder> {
  const products =
    await story.control.get<Record<string, { shop: string; variants: { id: string; inventory: number }[] }>>("/api/world?path=products");
  const variants = Object.values(products)
    .filter((product) => product.shop === SHOP)
    .flatMap((product) => product.variants.filter((variant) => variant.inventory > 5));
  const lines = variants.slice(0, 2).map((variant, at) => ({ variantId: variant.id, quantity: 2 - at }));
  const { order } = await story.control.post<{ order: SimOrder }>("/api/orders", {
    shop: SHOP,
    email: `check-${Date.now()}@example.com`,
    name: "Robin Check",
    lines,
  });
  return order;
}

const orderArrives: Step = {
  name: "a shopper orders, the shop ships, and webhooks bring both to our Orders page",
  play: async (story) => {
    const order = await placeAndShip(story);
    const gid = `gid://shopify/Order/${order.id}`;
    Object.assign(story.notes, { orderId: order.id, orderGid: gid, orderName: order.name, email: order.email });
    await until("the order", () => row(story, "select 1 from orders where shop = $1 and id = $2", [SHOP, gid]));
    await story.control.post(`/api/orders/${order.id}/ship`, { company: "DHL" });
    const parcel = await until("the parcel", () =>
      row<{ id: string; tracking_number: string }>(
        story,
        "select id, tracking_number from fulfillments where shop = $1 and order_id = $2",
        [SHOP, gid],
      ),
    );
    story.notes.fulfillmentId = parcel.id.split("/").at(-1) ?? "";
    story.notes.tracking = parcel.tracking_number;
    const list = await story.merchant.open("/app/orders");
    must(list.status === 200 && words(list.text).includes(order.name), `Orders does not list ${order.name}`);
    const found = await story.merchant.open(`/app/orders?q=${encodeURIComponent(order.email)}`);
    must(words(found.text).includes(order.name), "the search by e-mail does not find the order");
    const page = await story.merchant.open(`/app/orders/${order.id}`);
    must(page.status === 200 && words(page.text).includes(parcel.tracking_number), "the order's page does not show the parcel");
  },
};

const parcelMoves: Step = {
  name: "the parcel moves and the order follows",
  play: async (story) => {
    await story.control.post(`/api/fulfillments/${story.notes.fulfillmentId}/events`, {
      status: "IN_TRANSIT",
      city: "Leipzig",
      message: "Sorted",
    });
    await until("the event", () =>
      row(story, "select 1 from fulfillment_events where shop = $1 and order_id = $2 and city = 'Leipzig'", [SHOP, story.notes.orderGid]),
    );
  },
};

const tracking: Step = {
  name: "the shopper tracks the order; a wrong pair learns nothing",
  play: async (story) => {
    const { orderName = "", email = "", tracking: number = "" } = story.notes;
    const block = await story.shopper.open("/pages/track-your-order");
    must(block.status === 200 && block.text.includes("/apps/aftercare/track"), "the theme page does not show our block");
    const empty = await story.shopper.open("/apps/aftercare/track");
    const send = (order: string, contact: string) =>
      story.shopper.send("/apps/aftercare/track", filled(formWith(empty.text, "contact"), { order, contact }));
    const wrong = await send(orderName, "nobody@example.com");
    const unknown = await send("#999999", "nobody@example.com");
    const bare = (page: { text: string }): string => words(page.text.replace(/value="[^"]*"/g, ""));
    must(wrong.status === unknown.status && bare(wrong) === bare(unknown), "a wrong pair and an unknown order get different answers");
    const right = await send(orderName, email);
    must(right.status === 200 && words(right.text).includes(number), `the tracking page answered ${right.status} without the parcel`);
    must(!right.url.includes("@") && !decodeURIComponent(right.url).includes(email), "the page's address carries personal data");
    story.notes.trackingUrl = right.url;
    const altered = new URL(right.url);
    altered.searchParams.set("k", `${altered.searchParams.get("k") ?? ""}x`);
    const refused = await story.shopper.open(altered.pathname + altered.search);
    must(!words(refused.text).includes(number), "an altered link still shows the parcel");
  },
};

const notice: Step = {
  name: "the shipping notice's link opens the page without typing",
  play: async (story) => {
    await story.db.query("update shops set settings = jsonb_set(settings, '{shippingNotices}', 'true') where shop = $1", [SHOP]);
    const order = await placeAndShip(story);
    await until("the second order", () =>
      row(story, "select 1 from orders where shop = $1 and id = $2", [SHOP, `gid://shopify/Order/${order.id}`]),
    );
    await story.control.put("/api/webhooks", { copies: 3 });
    await story.control.post(`/api/orders/${order.id}/ship`, { company: "DPD" });
    const mail = await until("the shipping notice", async () => (await mailsTo(story, order.email, order.name))[0]);
    await settled(story.house);
    await story.control.put("/api/webhooks", { copies: 1 });
    must((await mailsTo(story, order.email, order.name)).length === 1, "the notice came more than once");
    const link = /http:\/\/127\.0\.0\.1:\d+\/apps\/aftercare\/track\/\S+/.exec(mail.text)?.[0];
    must(link, `no tracking link in the notice: ${mail.text.slice(0, 300)}`);
    must(!decodeURIComponent(link).includes("@"), "the link carries an address");
    const url = new URL(link);
    const page = await story.shopper.open(url.pathname + url.search);
    must(page.status === 200 && words(page.text).includes(order.name), "the notice's link does not open the order");
  },
};

export const orderSteps: Step[] = [install, orderArrives, parcelMoves, tracking, notice];
