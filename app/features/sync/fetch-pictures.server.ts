import { z } from "zod";
import { clock, later, seconds } from "~/platform/clock";
import { inTransaction, prisma, type Tx } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { picturesQuery } from "./shopify/pictures";

/** Products asked for at once; each may add as many variants, and `nodes` takes 250 ids. */
const BATCH = 100;

/**
 * Order messages carry no pictures, so lines without one are looked up by product, a hundred at once. A line whose product has none
 * gets an empty address, so that it isn't asked for again.
 */
export const fetchPictures = defineJob({
  name: "fetchPictures",
  schema: z.object({ shop: z.string() }),
  run: async ({ shop }) => {
    const wanted = await prisma.orderLine.findMany({
      where: { shop, imageUrl: null, productId: { not: null } },
      select: { productId: true, variantId: true },
      distinct: ["productId", "variantId"],
      take: BATCH,
    });
    if (wanted.length === 0) return "Skipped: every line has been looked up";
    const ids = [...new Set(wanted.flatMap((line) => [line.productId, line.variantId]).filter((id) => id !== null))];
    const { nodes } = await adminGraphql(shop, picturesQuery, { ids });
    const url = new Map(nodes.flatMap((node) => (node && "id" in node ? [[node.id, pictureOf(node)] as const] : [])));
    await inTransaction(async (tx) => {
      for (const { productId, variantId } of wanted) {
        const imageUrl = (variantId && url.get(variantId)) || (productId && url.get(productId)) || "";
        await tx.orderLine.updateMany({ where: { shop, productId, variantId, imageUrl: null }, data: { imageUrl } });
      }
      if (wanted.length === BATCH) await wishForPictures(tx, shop);
    });
    return `Looked up the pictures of ${wanted.length} products`;
  },
});

type Node = { featuredMedia?: { preview?: { image?: { url: string } | null } | null } | null } | { image?: { url: string } | null };

const pictureOf = (node: Node): string | undefined =>
  "image" in node ? node.image?.url : "featuredMedia" in node ? node.featuredMedia?.preview?.image?.url : undefined;

/** Looks pictures up in a second; wishes in between become one. */
export const wishForPictures = (tx: Tx, shop: string): Promise<void> =>
  enqueue(tx, fetchPictures, { shop }, { key: `pictures:${shop}`, runAt: later(clock.now(), seconds(1)) });
