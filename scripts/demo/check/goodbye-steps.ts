// The story's end: the app is uninstalled, everything is erased, and it can come back.
import { installInStore } from "../../lib/visitors.ts";
import { must, row, SHOP, until, type Step, type Story } from "./context.ts";

/** Rows of the shop in every table that has a column `shop`. */
async function rowsLeft(story: Story): Promise<string[]> {
  const { rows } = await story.db.query<{ table_name: string }>(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'shop'",
  );
  const left: string[] = [];
  for (const { table_name: table } of rows) {
    const found = await row<{ n: number }>(story, `select count(*)::int as n from ${table} where shop = $1`, [SHOP]);
    if (found && found.n > 0) left.push(`${table} (${found.n})`);
  }
  return left;
}

const uninstall: Step = {
  name: "uninstalling drops the tokens and closes the doors",
  play: async (story) => {
    await story.control.post("/api/uninstall", { shop: SHOP });
    await until(
      "the tokens to be gone",
      async () => (await row<{ n: number }>(story, "select count(*)::int as n from sessions where shop = $1", [SHOP]))?.n === 0,
    );
    await until("the shop to be marked", () => row(story, "select 1 from shops where shop = $1 and uninstalled_at is not null", [SHOP]));
    const page = await story.shopper.open("/apps/aftercare/track");
    must(page.status !== 200, "the storefront pages still answer after the app was uninstalled");
  },
};

const erase: Step = {
  name: "48 hours later shop/redact erases every row of the shop",
  play: async (story) => {
    await story.control.post("/api/clock", { advanceMs: 49 * 3_600_000 });
    await until("the erasure", async () => (await rowsLeft(story)).filter((table) => !table.startsWith("deliveries")).length === 0);
    const kept = await rowsLeft(story);
    const bodies = await row<{ n: number }>(story, "select count(*)::int as n from deliveries where shop = $1 and topic <> 'shop/redact'", [
      SHOP,
    ]);
    must(bodies?.n === 0, `deliveries with the shop's data are left: ${kept.join(", ")}`);
  },
};

const comeBack: Step = {
  name: "reinstalling starts afresh and works",
  play: async (story) => {
    await installInStore(story.house, "demo");
    const home = await story.merchant.open("/app");
    must(home.status === 200, `after reinstalling the app answered ${home.status}`);
    await until(
      "the orders to come back",
      async () => ((await row<{ n: number }>(story, "select count(*)::int as n from orders where shop = $1", [SHOP]))?.n ?? 0) > 50,
      60,
    );
  },
};

export const goodbyeSteps: Step[] = [uninstall, erase, comeBack];
