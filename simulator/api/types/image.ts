import type { Product } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";

/** GraphQL's Image. */
export interface ImageView {
  id: string;
  altText: string;
  url: string;
  originalSrc: string;
  src: string;
  transformedSrc: string;
  width: number;
  height: number;
}

const SIZE = 1200;

/** A product's picture. Shopify has it on its CDN; here it is drawn by the storefront, where a browser can fetch it. */
export function imageOf(ctx: AdminContext, product: Product | undefined): ImageView | null {
  if (!product) return null;
  const url = `http://127.0.0.1:${ctx.sim.config.ports.storefront}${product.image}`;
  const id = `gid://shopify/ProductImage/${product.id}`;
  return { id, altText: product.title, url, originalSrc: url, src: url, transformedSrc: url, width: SIZE, height: SIZE };
}
