import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Product, Shop, Variant } from "../../world/types.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type JsonObject } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";

const variantPayload = (product: Product, variant: Variant, index: number, shop: Shop): JsonObject => ({
  admin_graphql_api_id: gid("ProductVariant", variant.id),
  barcode: null,
  compare_at_price: null,
  created_at: shopTime(product.createdAt, shop.timezone),
  id: rawId(variant.id),
  inventory_policy: "deny",
  position: index + 1,
  price: money.add(variant.price),
  product_id: rawId(product.id),
  sku: variant.sku,
  taxable: true,
  title: variant.title,
  updated_at: shopTime(product.updatedAt, shop.timezone),
  option1: variant.title,
  option2: null,
  option3: null,
  image_id: null,
  inventory_item_id: rawId((BigInt(variant.id) + 1n).toString()),
  inventory_quantity: variant.inventory,
  old_inventory_quantity: variant.inventory,
});

function imagePayload(product: Product, shop: Shop): JsonObject {
  const id = (BigInt(product.id) + 2n).toString();
  return {
    id: rawId(id),
    alt: null,
    position: 1,
    product_id: rawId(product.id),
    created_at: shopTime(product.createdAt, shop.timezone),
    updated_at: shopTime(product.updatedAt, shop.timezone),
    admin_graphql_api_id: gid("ProductImage", id),
    width: 1200,
    height: 1200,
    src: `https://cdn.shopify.com${product.image}`,
    variant_ids: [],
  };
}

/** products/create, products/update */
export const productPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const product = record(world.state.products, announcement.id, "product");
  return {
    admin_graphql_api_id: gid("Product", product.id),
    body_html: product.descriptionHtml,
    created_at: shopTime(product.createdAt, shop.timezone),
    handle: product.handle,
    id: rawId(product.id),
    product_type: product.productType,
    published_at: shopTime(product.createdAt, shop.timezone),
    template_suffix: null,
    title: product.title,
    updated_at: shopTime(product.updatedAt, shop.timezone),
    vendor: product.vendor,
    status: "active",
    published_scope: "web",
    tags: product.tags.join(", "),
    variants: product.variants.map((variant, index) => variantPayload(product, variant, index, shop)),
    options: [],
    images: [imagePayload(product, shop)],
    image: imagePayload(product, shop),
    media: [],
    variant_gids: product.variants.map(({ id }) => ({
      admin_graphql_api_id: gid("ProductVariant", id),
      updated_at: new Date(product.updatedAt).toISOString(),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
};
