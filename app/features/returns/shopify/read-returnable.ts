/** What may come back of an order, by Shopify's word, and what our policy needs to judge it. */
export const readReturnableQuery = `#graphql
  query ReadReturnable($orderId: ID!) {
    returnableFulfillments(orderId: $orderId, first: 10) {
      nodes {
        returnableFulfillmentLineItems(first: 30) {
          nodes {
            quantity
            fulfillmentLineItem {
              id
            }
          }
        }
      }
    }
    order(id: $orderId) {
      taxesIncluded
      fulfillments(first: 20) {
        status
        createdAt
        deliveredAt
        fulfillmentLineItems(first: 30) {
          nodes {
            id
            quantity
            lineItem {
              id
            }
          }
        }
      }
      lineItems(first: 60) {
        nodes {
          id
          quantity
          refundableQuantity
          unfulfilledQuantity
          originalTotalSet {
            shopMoney {
              amount
            }
          }
          discountAllocations {
            allocatedAmountSet {
              shopMoney {
                amount
              }
            }
          }
          taxLines {
            priceSet {
              shopMoney {
                amount
              }
            }
          }
          product {
            id
            tags
          }
        }
      }
    }
  }
` as const;
