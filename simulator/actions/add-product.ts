import type { Product } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewProduct {
  shop: string;
  title: string;
  handle?: string;
  descriptionHtml?: string;
  vendor?: string;
  productType?: string;
  tags?: string[];
  /** Path below the storefront; "/files/<handle>.svg" when left out. */
  image?: string;
  variants: { title?: string; sku: string; price: string; inventory?: number; weightGrams?: number }[];
}

const handleOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** Puts a product with its variants on sale. */
export function addProduct(world: World, input: NewProduct): Result<{ product: Product }> {
  const shop = world.state.shops[input.shop];
  if (!shop) return refuse("shop", "Shop does not exist", "NOT_FOUND");
  const handle = input.handle ?? handleOf(input.title);
  const product: Product = {
    id: world.newId(),
    shop: input.shop,
    title: input.title,
    handle,
    descriptionHtml: input.descriptionHtml ?? "",
    vendor: input.vendor ?? shop.name,
    productType: input.productType ?? "",
    tags: [...(input.tags ?? [])].sort(),
    image: input.image ?? `/files/${handle}.svg`,
    createdAt: world.iso(),
    updatedAt: world.iso(),
    variants: input.variants.map((variant) => ({
      id: world.newId(),
      title: variant.title ?? "Default Title",
      sku: variant.sku,
      price: variant.price,
      inventory: variant.inventory ?? 100,
      weightGrams: variant.weightGrams ?? 500,
    })),
  };
  world.state.products[product.id] = product;
  deed(world, product.shop).tell("products/create", product.id);
  return { userErrors: [], product };
}
