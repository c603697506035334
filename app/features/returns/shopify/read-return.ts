/** A return as it stands at Shopify: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Return */
export const readReturnQuery = `#graphql
  query ReadReturn($id: ID!) {
    return(id: $id) {
      id
      name
      status
      createdAt
      requestApprovedAt
      closedAt
      decline {
        reason
        note
      }
      order {
        id
        currencyCode
      }
      returnLineItems(first: 50) {
        nodes {
          id
          quantity
          processedQuantity
          refundedQuantity
          returnReason
          customerNote
          ... on ReturnLineItem {
            restockingFee {
              percentage
            }
            fulfillmentLineItem {
              id
              lineItem {
                id
              }
            }
          }
        }
      }
      returnShippingFees {
        amountSet {
          shopMoney {
            amount
          }
        }
      }
      refunds(first: 20) {
        nodes {
          id
          createdAt
          totalRefundedSet {
            shopMoney {
              amount
            }
          }
        }
      }
      reverseFulfillmentOrders(first: 5) {
        nodes {
          id
          status
          lineItems(first: 50) {
            nodes {
              id
              totalQuantity
              dispositions {
                createdAt
              }
              fulfillmentLineItem {
                id
              }
            }
          }
          reverseDeliveries(first: 5) {
            nodes {
              id
              deliverable {
                ... on ReverseDeliveryShippingDeliverable {
                  tracking {
                    number
                    url
                    carrierName
                  }
                }
              }
            }
          }
        }
      }
    }
  }
` as const;

/** The newest returns of an order with what was asked back: enough to find one whose answer was lost. */
export const returnsOfOrderQuery = `#graphql
  query ReturnsOfOrder($id: ID!) {
    order(id: $id) {
      returns(first: 25, reverse: true) {
        nodes {
          id
          createdAt
          returnLineItems(first: 50) {
            nodes {
              quantity
              ... on ReturnLineItem {
                fulfillmentLineItem {
                  id
                }
              }
            }
          }
        }
      }
    }
  }
` as const;
