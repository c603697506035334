import type { Product } from "../world/types.ts";
import type { Visit } from "./visit.ts";

/** The shop's products by title. */
export const shopProducts = (visit: Visit): Product[] =>
  Object.values(visit.sim.world.state.products)
    .filter((product) => product.shop === visit.shop.domain)
    .sort((a, b) => a.title.localeCompare(b.title));

const cents = (price: string): number => Math.round(Number(price) * 100);

/** A product as templates see it; prices in cents. */
export function productObject(visit: Visit, product: Product): Record<string, unknown> {
  const prices = product.variants.map((variant) => cents(variant.price));
  return {
    id: product.id,
    title: product.title,
    handle: product.handle,
    url: `${visit.root}/products/${product.handle}`,
    description: product.descriptionHtml,
    vendor: product.vendor,
    type: product.productType,
    tags: product.tags,
    featured_image: product.image,
    price: Math.min(...prices),
    price_varies: new Set(prices).size > 1,
    available: product.variants.some((variant) => variant.inventory > 0),
    has_only_default_variant: product.variants.length === 1,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      title: variant.title,
      sku: variant.sku,
      price: cents(variant.price),
      available: variant.inventory > 0,
    })),
  };
}
