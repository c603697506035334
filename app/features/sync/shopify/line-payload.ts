import { z } from "zod";
import type { LineSnapshot } from "~/features/orders/order-snapshot";
import { idDigits } from "~/platform/shopify/webhook.server";
import { amount, blank, gidOf, maybeId } from "./payload-parts";

/** A line of an order in a webhook. */
export const linePayload = z
  .object({
    id: idDigits,
    admin_graphql_api_id: z.string().nullish(),
    title: z.string(),
    variant_title: blank,
    sku: blank,
    product_id: maybeId,
    variant_id: maybeId,
    quantity: z.number().int(),
    current_quantity: z.number().int().nullish(),
    fulfillable_quantity: z.number().int().nullish(),
    price: amount,
    total_discount: amount.nullish(),
    discount_allocations: z.array(z.object({ amount })).nullish(),
    requires_shipping: z.boolean().nullish(),
  })
  .transform((l): LineSnapshot => ({
    id: l.admin_graphql_api_id ?? `gid://shopify/LineItem/${l.id}`,
    title: l.title,
    variantTitle: l.variant_title,
    sku: l.sku,
    productId: gidOf("Product", l.product_id),
    variantId: gidOf("ProductVariant", l.variant_id),
    imageUrl: null,
    quantity: l.quantity,
    currentQuantity: l.current_quantity ?? l.quantity,
    fulfillableQuantity: l.fulfillable_quantity ?? 0,
    price: l.price,
    totalDiscount: l.total_discount ?? "0",
    requiresShipping: l.requires_shipping ?? true,
  }));
