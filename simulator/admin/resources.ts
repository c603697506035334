import type { Simulator } from "../simulator.ts";
import type { Product, Shop, Variant } from "../world/types.ts";
import { gid } from "../world/gid.ts";
import { storefrontOrigin } from "./addresses.ts";

/** One line of the resource picker; `resource` is what the app is given when it is picked. */
export interface PickedResource {
  id: string;
  title: string;
  /** The small second line. */
  line: string;
  image: string;
  resource: Record<string, unknown>;
}

function variantResource(product: Product, variant: Variant, image: string): Record<string, unknown> {
  const plain = product.variants.length === 1;
  return {
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    displayName: plain ? product.title : `${product.title} - ${variant.title}`,
    sku: variant.sku,
    price: variant.price,
    availableForSale: variant.inventory > 0,
    inventoryQuantity: variant.inventory,
    position: product.variants.indexOf(variant) + 1,
    requiresShipping: true,
    image: { originalSrc: image, altText: product.title },
    product: { id: gid("Product", product.id), title: product.title, handle: product.handle },
  };
}

function productResource(product: Product, image: string): Record<string, unknown> {
  return {
    id: gid("Product", product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    productType: product.productType,
    vendor: product.vendor,
    tags: product.tags,
    status: "ACTIVE",
    hasOnlyDefaultVariant: product.variants.length === 1,
    totalVariants: product.variants.length,
    totalInventory: product.variants.reduce((sum, variant) => sum + variant.inventory, 0),
    tracksInventory: true,
    createdAt: product.createdAt,
    updatedAt: product.updatedAt,
    images: [{ originalSrc: image, altText: product.title }],
    variants: product.variants.map((variant) => variantResource(product, variant, image)),
  };
}

/** Products or variants whose title, type or SKU holds every word of `query`. The world has no collections, so that list is empty. */
export function findResources(sim: Simulator, shop: Shop, type: string, query: string): PickedResource[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (...fields: string[]): boolean => words.every((word) => fields.join(" ").toLowerCase().includes(word));
  const products = Object.values(sim.world.state.products)
    .filter((product) => product.shop === shop.domain)
    .sort((a, b) => a.title.localeCompare(b.title));
  const found: PickedResource[] = [];
  for (const product of products) {
    const image = new URL(product.image, storefrontOrigin(sim.config)).toString();
    if (type === "product" && holds(product.title, product.productType, ...product.variants.map((variant) => variant.sku))) {
      const line = `${product.variants.length} ${product.variants.length === 1 ? "variant" : "variants"}`;
      found.push({ id: gid("Product", product.id), title: product.title, line, image, resource: productResource(product, image) });
    }
    for (const variant of type === "variant" ? product.variants : []) {
      if (!holds(product.title, variant.title, variant.sku)) continue;
      const resource = variantResource(product, variant, image);
      found.push({
        id: String(resource.id),
        title: String(resource.displayName),
        line: `${variant.sku} · ${variant.price} ${shop.currency} · ${variant.inventory} in stock`,
        image,
        resource,
      });
    }
  }
  return found;
}
