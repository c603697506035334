import { sendHtml } from "./http.ts";
import { productObject, shopProducts } from "./products.ts";
import { type Page, renderPage } from "./render-page.ts";
import type { Visit } from "./visit.ts";

/** Pages that a merchant would have written; titles and texts are words of the theme. */
const PAGES = ["track-your-order", "returns", "about"];

const handleOf = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function find(visit: Visit): Page | undefined {
  const products = shopProducts(visit);
  const drops = (): Record<string, unknown>[] => products.map((product) => productObject(visit, product));
  const [, kind, handle] = /^\/(collections|products|pages)(?:\/([^/]+))?$/.exec(visit.path) ?? [];
  if (visit.path === "/") return { template: "index", title: visit.shop.name, data: { products: drops().slice(0, 8) } };
  if (visit.path === "/search") {
    const terms = visit.url.searchParams.get("q") ?? "";
    const found = drops().filter(
      (product) => terms && `${String(product.title)} ${String(product.type)}`.toLowerCase().includes(terms.toLowerCase()),
    );
    return { template: "search", title: "search.title", data: { products: found, terms } };
  }
  if (kind === "collections") {
    const shown = drops().filter((product) => !handle || handle === "all" || handleOf(String(product.type)) === handle);
    if (handle && handle !== "all" && shown.length === 0) return undefined;
    const title = handle && handle !== "all" ? String(shown[0]?.type) : "collection.all";
    return { template: "collection", title, data: { collection: { title, handle: handle ?? "all", products: shown } } };
  }
  const product = kind === "products" ? products.find((candidate) => candidate.handle === handle) : undefined;
  if (product) {
    const related = products.filter((other) => other.id !== product.id).slice(0, 4);
    return {
      template: "product",
      title: product.title,
      data: { product: productObject(visit, product), related: related.map((other) => productObject(visit, other)) },
    };
  }
  if (kind === "pages" && handle && PAGES.includes(handle))
    return { template: `page.${handle}`, title: `pages.${handle}.title`, data: { page: { handle } } };
  return undefined;
}

/** Home, collections, products, pages and search. */
export async function shopPage(visit: Visit): Promise<boolean> {
  const page = find(visit);
  if (page) sendHtml(visit.res, await renderPage(visit, page));
  return Boolean(page);
}
