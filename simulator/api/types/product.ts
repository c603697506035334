import type { Location, Product } from "../../world/types.ts";
import { money } from "../../world/money.ts";
import { pageOf, paginate } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { Fields } from "../resolver.ts";
import { imageOf } from "./image.ts";
import type { VariantView } from "./lookup.ts";
import { moneyIn } from "./money-bag.ts";

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** GraphQL's Product. */
export const productFields: Fields<Product> = {
  legacyResourceId: (product) => product.id,
  tags: (product) => [...product.tags].sort(),
  status: () => "ACTIVE",
  description: (product) => text(product.descriptionHtml),
  featuredImage: (product, _args, ctx) => imageOf(ctx, product),
  featuredMedia: (product, _args, ctx) => {
    const image = imageOf(ctx, product);
    return (
      image && {
        __typename: "MediaImage",
        id: `gid://shopify/MediaImage/${product.id}`,
        image,
        alt: image.altText,
        mediaContentType: "IMAGE",
        preview: { image },
      }
    );
  },
  images: (product, args: PageArgs, ctx) =>
    paginate(
      [imageOf(ctx, product)].filter((image) => image !== null),
      args,
      (image) => image.id,
    ),
  variants: (product, args: PageArgs) =>
    pageOf(
      product.variants.map((variant) => ({ ...variant, product })),
      args,
    ),
  variantsCount: (product) => ({ count: product.variants.length, precision: "EXACT" }),
  totalVariants: (product) => product.variants.length,
  hasOnlyDefaultVariant: (product) => product.variants.length === 1 && product.variants[0]?.title === "Default Title",
  totalInventory: (product) => product.variants.reduce((sum, variant) => sum + variant.inventory, 0),
  tracksInventory: () => true,
  isGiftCard: () => false,
  publishedAt: (product) => product.createdAt,
  onlineStoreUrl: (product) => `https://${product.shop}/products/${product.handle}`,
  onlineStorePreviewUrl: (product) => `https://${product.shop}/products/${product.handle}`,
  priceRangeV2: (product, _args, ctx) => {
    const prices = product.variants.map((variant) => variant.price).sort(money.compare);
    return {
      minVariantPrice: moneyIn(ctx.shop.currency, prices[0] ?? "0"),
      maxVariantPrice: moneyIn(ctx.shop.currency, prices.at(-1) ?? "0"),
    };
  },
  metafield: () => null,
  metafields: (_product, args: PageArgs) => pageOf([], args),
};

/** GraphQL's ProductVariant. */
export const variantFields: Fields<VariantView> = {
  legacyResourceId: (variant) => variant.id,
  displayName: (variant) => (variant.title === "Default Title" ? variant.product.title : `${variant.product.title} - ${variant.title}`),
  sku: (variant) => variant.sku || null,
  price: (variant) => money.graphql(variant.price),
  compareAtPrice: () => null,
  image: (variant, _args, ctx) => imageOf(ctx, variant.product),
  inventoryQuantity: (variant) => variant.inventory,
  sellableOnlineQuantity: (variant) => variant.inventory,
  availableForSale: (variant) => variant.inventory > 0,
  inventoryPolicy: () => "DENY",
  taxable: () => true,
  position: (variant) => variant.product.variants.findIndex((one) => one.id === variant.id) + 1,
  selectedOptions: (variant) => [{ name: "Title", value: variant.title }],
  createdAt: (variant) => variant.product.createdAt,
  updatedAt: (variant) => variant.product.updatedAt,
  inventoryItem: (variant) => ({ id: variant.id, sku: variant.sku, requiresShipping: true, tracked: true }),
  metafield: () => null,
};

/** GraphQL's Location. */
export const locationFields: Fields<Location> = {
  legacyResourceId: (location) => location.id,
  isActive: () => true,
  isPrimary: () => true,
  isFulfillmentService: () => false,
  fulfillsOnlineOrders: () => true,
  shipsInventory: () => true,
  hasActiveInventory: () => true,
};
