import type { Tx } from "~/platform/db/db.server";
import type { LineSnapshot } from "../order-snapshot";

/** Makes the order's lines those told, writing only what differs; a picture that we have is kept when none is told. */
export async function saveLines(tx: Tx, shop: string, orderId: string, lines: readonly LineSnapshot[]): Promise<void> {
  const rows = JSON.stringify(
    lines.map((line, position) => ({
      id: line.id,
      position,
      title: line.title,
      variant_title: line.variantTitle,
      sku: line.sku,
      product_id: line.productId,
      variant_id: line.variantId,
      image_url: line.imageUrl,
      quantity: line.quantity,
      current_quantity: line.currentQuantity,
      fulfillable_quantity: line.fulfillableQuantity,
      price: line.price,
      total_discount: line.totalDiscount,
      requires_shipping: line.requiresShipping,
    })),
  );
  await tx.$executeRaw`
    with told as (select * from jsonb_populate_recordset(null::order_lines, ${rows}::jsonb)),
      gone as (delete from order_lines where shop = ${shop} and order_id = ${orderId} and id not in (select id from told))
    insert into order_lines as l (shop, order_id, id, position, title, variant_title, sku, product_id, variant_id, image_url,
      quantity, current_quantity, fulfillable_quantity, price, total_discount, requires_shipping)
    select ${shop}, ${orderId}, t.id, t.position, t.title, t.variant_title, t.sku, t.product_id, t.variant_id, t.image_url,
      t.quantity, t.current_quantity, t.fulfillable_quantity, t.price, t.total_discount, t.requires_shipping
    from told t
    on conflict (shop, id) do update set position = excluded.position, title = excluded.title, variant_title = excluded.variant_title,
      sku = excluded.sku, product_id = excluded.product_id, variant_id = excluded.variant_id,
      image_url = coalesce(excluded.image_url, l.image_url), quantity = excluded.quantity,
      current_quantity = excluded.current_quantity, fulfillable_quantity = excluded.fulfillable_quantity, price = excluded.price,
      total_discount = excluded.total_discount, requires_shipping = excluded.requires_shipping
    where (l.position, l.title, l.variant_title, l.sku, l.product_id, l.variant_id, l.image_url, l.quantity, l.current_quantity,
        l.fulfillable_quantity, l.price, l.total_discount, l.requires_shipping)
      is distinct from (excluded.position, excluded.title, excluded.variant_title, excluded.sku, excluded.product_id,
        excluded.variant_id, coalesce(excluded.image_url, l.image_url), excluded.quantity, excluded.current_quantity,
        excluded.fulfillable_quantity, excluded.price, excluded.total_discount, excluded.requires_shipping)`;
}
