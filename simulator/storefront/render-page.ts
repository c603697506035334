import { renderBlocks } from "./blocks.ts";
import { globalsOf } from "./globals.ts";
import { themeEngine } from "./liquid/engine.ts";
import { LAYOUT } from "./liquid/tags.ts";
import type { Visit } from "./visit.ts";

/** What a page is made from. */
export interface Page {
  /** As in `template`: "page.returns", "product", "index". */
  template: string;
  /** For `<title>`; a key of the theme's words when it holds a dot and no space. */
  title: string;
  /** Objects that only this page has (product, order, …). */
  data?: Record<string, unknown>;
}

const before = (html: string, mark: string, addition: string): string => {
  const at = html.lastIndexOf(mark);
  return at < 0 || !addition ? html : `${html.slice(0, at)}${addition}\n${html.slice(at)}`;
};

async function inLayout(
  visit: Visit,
  page: Page,
  content: string,
  globals: Record<string, unknown>,
  blocks: Awaited<ReturnType<typeof renderBlocks>>,
): Promise<string> {
  const scope = { ...globals, content_for_layout: content, content_for_header: blocks.loads, page_title: page.title };
  const html = String(await themeEngine(visit).renderFile("layout/theme", scope));
  return before(before(html, "</head>", blocks.headEmbeds), "</body>", blocks.bodyEmbeds);
}

/** A page of the theme: its template, the app's blocks in its section, the layout around it. */
export async function renderPage(visit: Visit, page: Page): Promise<string> {
  const globals = { ...globalsOf(visit, page.template), ...page.data };
  const blocks = await renderBlocks(visit, page.template, globals);
  const file = `templates/${page.template.split(".")[0]}`;
  const content = String(await themeEngine(visit).renderFile(file, { ...globals, app_blocks: blocks.section, page_title: page.title }));
  return inLayout(visit, page, content, globals, blocks);
}

/**
 * A page below the app proxy. "liquid": the app's answer, rendered with everything a theme page sees and set into the layout unless it says
 * `{% layout none %}`; "app-error" and "not-found": Shopify's own pages.
 */
export async function renderProxyPage(visit: Visit, kind: "liquid" | "app-error" | "not-found", liquid: string): Promise<string> {
  const page: Page = {
    template: kind === "liquid" ? "app" : kind,
    title: kind === "liquid" ? visit.shop.name : `${kind.replace("-", "_")}.title`,
  };
  if (kind !== "liquid") return renderPage(visit, { ...page, template: kind === "not-found" ? "404" : "app-error" });
  const globals: Record<string, unknown> = globalsOf(visit, "app");
  const content = String(await themeEngine(visit).parseAndRender(liquid, globals));
  if (globals[LAYOUT] === "none") return content;
  const blocks = await renderBlocks(visit, "app", globals);
  return inLayout(visit, page, `<div class="app-proxy width">${content}</div>`, globals, blocks);
}
