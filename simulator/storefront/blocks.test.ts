import { afterEach, expect, test } from "vitest";
import { arrangeTheme } from "../actions/arrange-theme.ts";
import { storefrontHandler } from "./storefront.ts";
import { closeAll, type ExtensionFiles, listen, SHOP, testShop } from "./testing.ts";

afterEach(closeAll);

const schema = (facts: Record<string, unknown>): string => `{% schema %}${JSON.stringify(facts)}{% endschema %}`;

const FILES: ExtensionFiles = {
  "blocks/returns.liquid": `<p {{ block.shopify_attributes }}>{{ block.settings.heading | escape }} {{ 'words.lines' | t: count: 2, name: '<Ada>' }}</p>{{ 'a.css' | asset_url }}{% render 'part', text: 'snippet' %}${schema(
    {
      name: "Returns",
      target: "section",
      class: "own",
      stylesheet: "a.css",
      settings: [
        { type: "header", content: "x" },
        { type: "text", id: "heading", default: "t:defaults.heading" },
        { type: "color", id: "button_color", default: "#000000" },
      ],
    },
  )}`,
  "blocks/help.liquid": `<aside>{{ block.settings.button_color }} {{ customer.first_name | default: 'guest' }}</aside>${schema({ name: "Help", target: "body", stylesheet: "a.css", javascript: "a.js" })}`,
  "snippets/part.liquid": "[{{ text }}]",
  "assets/a.css": "p{}",
  "locales/en.default.json": JSON.stringify({
    words: { lines: { one: "{{ count }} line of {{ name }}", other: "{{ count }} lines of {{ name }}" } },
  }),
  "locales/de.json": JSON.stringify({
    words: { lines: { one: "{{ count }} Zeile von {{ name }}", other: "{{ count }} Zeilen von {{ name }}" } },
  }),
  "locales/en.default.schema.json": JSON.stringify({ defaults: { heading: "Send it back" } }),
};

const shop = async (): Promise<{ read: (path: string) => Promise<string>; sim: ReturnType<typeof testShop>["sim"] }> => {
  const { sim } = testShop({}, FILES);
  const origin = await listen(storefrontHandler(sim));
  return { sim, read: async (path) => (await fetch(origin + path)).text() };
};

test("a block stands in Shopify's wrapper with its class, defaults from the schema and plural words that escape their values", async () => {
  const { read } = await shop();
  expect(await read("/pages/returns")).toContain(
    '<div id="shopify-block-AbQ7kReturns__aftercare" class="shopify-block shopify-app-block own"><p >Send it back 2 lines of &lt;Ada&gt;</p>/cdn/extensions/aftercare-storefront/assets/a.css[snippet]</div>',
  );
});

test("blocks speak the language of the address", async () => {
  const { read } = await shop();
  expect(await read("/de/pages/returns")).toContain("2 Zeilen von &lt;Ada&gt;");
});

test("what the merchant set wins over the default", async () => {
  const { read, sim } = await shop();
  arrangeTheme(sim.world, { shop: SHOP, block: "returns", settings: { heading: "Changed & kept" } });
  expect(await read("/pages/returns")).toContain("Changed &amp; kept");
});

test("an embed stands at the end of every page, and a stylesheet of two schemas is loaded once, in the head", async () => {
  const { read } = await shop();
  const html = await read("/pages/returns");
  expect(html).toMatch(/<aside>#1f4a3d guest<\/aside><\/div>\s*<\/body>/);
  expect(html.match(/<link href="[^"]+a\.css"/g)).toHaveLength(1);
  expect(html.indexOf("a.css")).toBeLessThan(html.indexOf("</head>"));
  expect(html).toContain('<script src="/cdn/extensions/aftercare-storefront/assets/a.js" type="text/javascript" async></script>');
  expect(await read("/collections/all")).toContain("<aside>");
});

test("a block that is switched off isn't there, and without the app there is none", async () => {
  const { read, sim } = await shop();
  arrangeTheme(sim.world, { shop: SHOP, block: "help", disabled: true });
  expect(await read("/")).not.toContain("<aside>");
  arrangeTheme(sim.world, { shop: SHOP, block: "help", disabled: false });
  expect(await read("/")).toContain("<aside>");
  delete sim.world.state.installations[SHOP];
  expect(await read("/")).not.toContain("<aside>");
});

test("files of the extension are served, and nothing beside them", async () => {
  const { read } = await shop();
  expect(await read("/cdn/extensions/aftercare-storefront/assets/a.css")).toBe("p{}");
  expect(await read("/cdn/extensions/aftercare-storefront/assets/..%2Fblocks%2Fhelp.liquid")).toContain("404");
});
