/**
 * The past of a shop for a bulk operation: https://shopify.dev/docs/api/usage/bulk-operations/queries. Parcels and refunds hold
 * connections inside lists, which bulk operations can't read: they are read afterwards, order by order. SINCE is replaced by a day.
 */
export const backfillOrdersQuery = `#graphql
  query BackfillOrders {
    orders(query: "created_at:>='SINCE'") {
      edges {
        node {
          id name number email phone customerLocale currencyCode createdAt processedAt updatedAt cancelledAt cancelReason closedAt
          test sourceName note tags displayFinancialStatus displayFulfillmentStatus returnStatus
          customer { id firstName lastName locale updatedAt defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } }
          shippingAddress { name company address1 address2 zip city province country countryCodeV2 phone }
          billingAddress { countryCodeV2 }
          totalPriceSet { shopMoney { amount } presentmentMoney { amount currencyCode } }
          currentTotalPriceSet { shopMoney { amount } }
          subtotalPriceSet { shopMoney { amount } }
          totalShippingPriceSet { shopMoney { amount } }
          totalTaxSet { shopMoney { amount } }
          totalDiscountsSet { shopMoney { amount } }
          lineItems {
            edges {
              node {
                id title variantTitle sku quantity currentQuantity unfulfilledQuantity requiresShipping
                product { id }
                variant { id }
                image { url }
                originalUnitPriceSet { shopMoney { amount } }
                totalDiscountSet { shopMoney { amount } }
              }
            }
          }
        }
      }
    }
  }
` as const;

/** `groupObjects`: children stand right behind their parent, so that the file can be read order by order. */
export const startBulkMutation = `#graphql
  mutation StartBulk($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id status }
      userErrors { field message code }
    }
  }
` as const;

export const readBulkQuery = `#graphql
  query ReadBulk($id: ID!) {
    bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount url }
  }
` as const;
