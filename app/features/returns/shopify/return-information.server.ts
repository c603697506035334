import { z } from "zod";
import { STORE_REASONS, type StoreReason, type StoreRules } from "../store-rules";
import { customerGraphql } from "./customer-accounts.server";

// A template without the codegen tag: this is the Customer Account API, whose schema is another than the Admin API's.
const query = `
  query ReturnInformation($id: ID!) {
    order(id: $id) {
      returnInformation {
        returnableLineItems(first: 60) {
          nodes {
            quantity
            lineItem {
              id
            }
          }
        }
        nonReturnableLineItems(first: 60) {
          nodes {
            lineItem {
              id
            }
            quantityDetails {
              quantity
              reasonCode
            }
          }
        }
      }
    }
  }
`;

const lineItem = z.object({ id: z.string() });
/** https://shopify.dev/docs/api/customer/2026-10/enums/NonReturnableReason; reasons that come later count as OTHER. */
const reason = z.enum(STORE_REASONS).catch("OTHER");
const schema = z.object({
  order: z
    .object({
      returnInformation: z.object({
        returnableLineItems: z.object({ nodes: z.array(z.object({ quantity: z.number().int(), lineItem })) }),
        nonReturnableLineItems: z.object({
          nodes: z.array(z.object({ lineItem, quantityDetails: z.array(z.object({ quantity: z.number().int(), reasonCode: reason })) })),
        }),
      }),
    })
    .nullable(),
});

/**
 * Order.returnInformation of the Customer Account API: the only place where Shopify tells the store's own return rules.
 * @returns an empty map when the shopper has no such order
 * @throws Refusal "accounts-away", "sign-in-over"
 */
export async function readStoreRules(shop: string, accessToken: string, orderId: string): Promise<StoreRules> {
  const { order } = await customerGraphql(shop, accessToken, schema, { query, variables: { id: orderId } });
  const rules = new Map<string, { quantity: number; reasons: StoreReason[] }>();
  for (const one of order?.returnInformation.returnableLineItems.nodes ?? [])
    rules.set(one.lineItem.id, { quantity: one.quantity, reasons: [] });
  for (const one of order?.returnInformation.nonReturnableLineItems.nodes ?? []) {
    const reasons = one.quantityDetails.filter((each) => each.quantity > 0).map((each) => each.reasonCode);
    rules.set(one.lineItem.id, { quantity: rules.get(one.lineItem.id)?.quantity ?? 0, reasons });
  }
  return rules;
}
