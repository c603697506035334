import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { html } from "~/lib/html";
import { choiceField, errorSummary, formOf, textArea, textField } from "~/lib/storefront-form";
import { lineList, stepList } from "~/lib/storefront-html";
import { webAddress } from "~/lib/web-address";
import { storefrontPage } from "./page";
import { storefrontCss } from "./storefront-css";

const show = (body: ReturnType<typeof html>, locale = "en"): Promise<string> =>
  storefrontPage({ title: "T", body, locale, status: 200 }).text();

describe("a storefront page", () => {
  it("never holds Liquid that came from outside, whatever is typed", async () => {
    const typed = fc.string({ unit: fc.constantFrom("{", "%", "}", "&", "<", '"', "#", "1", "a") });
    await fc.assert(
      fc.asyncProperty(typed, async (value) => {
        const page = await show(
          html`<p>${value}</p>
            ${textArea({ name: "a", label: value, value })}${textField({ name: "b", label: "", value })}`,
        );
        expect(page).not.toMatch(/\{\{|\{%/);
      }),
    );
  });

  it("has styles that Shopify does not take for Liquid, in less than 3 KB compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    expect(storefrontCss).not.toMatch(/\{\{|\{%|<\//);
    expect(gzipSync(storefrontCss).length).toBeLessThan(3000);
  });

  it("is private, not indexed, and gives its address to nobody else", () => {
    const { headers } = storefrontPage({ title: "T", body: html``, locale: "en", status: 200 });
    expect([headers.get("cache-control"), headers.get("x-robots-tag"), headers.get("referrer-policy")]).toEqual([
      "private, no-store",
      "noindex",
      "same-origin",
    ]);
  });

  it("runs from right to left where the language does", async () => {
    expect(await show(html``, "ar")).toContain('dir="rtl"');
    expect(await show(html``, "de")).toContain('dir="ltr"');
  });
});

describe("a field", () => {
  it("names its hint and its error, and is marked as wrong", () => {
    const field = textField({ name: "email", label: "E-mail", hint: "Yours", error: "Missing", required: true }).text;
    expect(field).toMatch(/aria-describedby="ac-email-hint ac-email-error" aria-invalid="true"\s+required/);
    expect(field).toContain('<p class="ac-error" id="ac-email-error">Missing</p>');
  });

  it("of several lines gives back exactly what was typed", () => {
    const typed = "\n  two\n    three ";
    const field = textArea({ name: "a", label: "A", value: typed }).text;
    // Browsers swallow one line break behind the opening tag.
    expect(/>\n([^<]*)<\/textarea>/.exec(field)?.[1]).toBe(typed);
  });

  it("with choices is one question; the error summary leads to the first choice", () => {
    const options = [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ];
    const field = choiceField({ name: "reason", label: "Why?", options, value: "b", error: "Choose one" }).text;
    expect(field).toMatch(/<fieldset[^>]*aria-describedby="ac-reason-error"/s);
    expect(field).toContain("<legend>Why?</legend>");
    expect(field).toMatch(/id="ac-reason"[^>]*value="a"/s);
    expect(field).toMatch(/value="b"\s+checked/);
    expect(errorSummary("Wrong", { reason: "Choose one" }).text).toContain('<a href="#ac-reason">Choose one</a>');
  });
});

it("an error summary is nothing when nothing is wrong", () => expect(errorSummary("Wrong", {}).text).toBe(""));

it("a GET form carries its parameters as hidden fields", () =>
  expect(formOf("/x", html``, { method: "get", hidden: { locale: "de" } }).text).toContain(
    '<input type="hidden" name="locale" value="de"',
  ));

it("a step list says which step is now and reads out which are done", () => {
  const list = stepList(
    [
      { label: "One", state: "done" },
      { label: "Two", state: "now" },
    ],
    "Steps",
    "done",
  ).text;
  expect(list.match(/aria-current="step"/g)).toHaveLength(1);
  expect(list).toContain('One <span class="ac-hidden">(done)</span>');
});

it.each([
  ["https://carrier.example/a?b=1", "https://carrier.example/a?b=1"],
  ["javascript:alert(1)", null],
  [" JavaScript:alert(1)", null],
  ["data:text/html,x", null],
  ["carrier.example", null],
  [null, null],
])("only web addresses are linked to: %s", (address, expected) => expect(webAddress(address)).toBe(expected));

it("pictures come from Shopify's CDN in the size that is shown", () =>
  expect(lineList([{ title: "Bowl", imageUrl: "https://cdn.shopify.com/a.jpg?v=1" }]).text).toContain("a.jpg?v=1&amp;width=160"));
