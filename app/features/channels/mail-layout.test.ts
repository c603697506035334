import { describe, expect, it } from "vitest";
import { mailLayout, type MailContent } from "./mail-layout";

const content: MailContent = {
  shopName: "Harbour & Pine",
  locale: "en",
  title: "We have your question",
  paragraphs: ["Hello Maya,", "a person reads it <soon>.\nNo robots."],
  button: { label: "See your order", url: "https://shop.example/apps/aftercare/track?o=1&k=a" },
  facts: [
    ["Order", "#1001"],
    ["Reference", "C-7"],
  ],
  footer: ["You get this mail because you wrote to us."],
};

describe("a mail", () => {
  it("says the same in plain text and in HTML", () => {
    const { text, html } = mailLayout(content);
    for (const words of [
      "We have your question",
      "Hello Maya,",
      "No robots.",
      "#1001",
      "C-7",
      "You get this mail because you wrote to us.",
    ]) {
      expect(text).toContain(words);
      expect(html).toContain(words);
    }
    expect(text).toContain("See your order:\nhttps://shop.example/apps/aftercare/track?o=1&k=a");
  });

  it("escapes everything that came from outside", () => {
    const { html } = mailLayout({
      ...content,
      title: "<script>alert(1)</script>",
      button: { label: "x", url: 'https://a.example/"onclick="' },
    });
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;soon&gt;");
    expect(html).not.toContain('/"onclick');
  });

  it("loads nothing from elsewhere", () => {
    const { html } = mailLayout(content);
    expect(html).not.toMatch(/<img|url\(|<link|@import|src=/);
  });

  it("lines up the values of its facts in plain text", () => {
    expect(mailLayout(content).text).toContain("Order:     #1001\nReference: C-7");
  });

  it("names its language and writes from right to left where the language does", () => {
    expect(mailLayout({ ...content, locale: "de" }).html).toContain('<html lang="de" dir="ltr">');
    expect(mailLayout({ ...content, locale: "he" }).html).toContain('<html lang="he" dir="rtl">');
  });

  it("leaves out the parts that are not given", () => {
    const { text, html } = mailLayout({ shopName: "S", locale: "en", title: "T", paragraphs: ["P"], footer: [] });
    expect(text).toBe("T\n=\n\nP\n\n-- \nS\n");
    expect(html).not.toContain("<a");
  });
});
