/** One order with all that we keep, for re-reads: https://shopify.dev/docs/api/admin-graphql/latest/queries/order */
export const readOrderQuery = `#graphql
  query ReadOrder($id: ID!) {
    order(id: $id) {
      ...OrderHeadParts
      lineItems(first: 50) { pageInfo { hasNextPage endCursor } nodes { ...OrderLineParts } }
      fulfillments(first: 20) {
        id name status displayStatus createdAt updatedAt deliveredAt estimatedDeliveryAt
        trackingInfo(first: 1) { company number url }
        fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id } } }
        events(first: 30, reverse: true) { nodes { id status message city country estimatedDeliveryAt happenedAt } }
      }
      refunds(first: 20) {
        id note createdAt
        return { id }
        totalRefundedSet { shopMoney { amount currencyCode } }
        refundLineItems(first: 50) { nodes { quantity lineItem { id } } }
      }
    }
  }
  fragment OrderHeadParts on Order {
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
  }
  fragment OrderLineParts on LineItem {
    id title variantTitle sku quantity currentQuantity unfulfilledQuantity requiresShipping
    product { id }
    variant { id }
    image { url }
    originalUnitPriceSet { shopMoney { amount } }
    totalDiscountSet { shopMoney { amount } }
  }
` as const;

/** Further lines of an order with more than fifty. */
export const readOrderLinesQuery = `#graphql
  query ReadOrderLines($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
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
` as const;
