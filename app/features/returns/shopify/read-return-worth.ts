/** What a return's pieces are worth by Shopify's word, and what it suggests to give back for those still awaited. */
export const readReturnWorthQuery = `#graphql
  query ReadReturnWorth($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $suggest: Boolean!) {
    return(id: $id) {
      returnLineItems(first: 50) {
        nodes {
          id
          ... on ReturnLineItem {
            withCodeDiscountedTotalPriceSet {
              shopMoney {
                amount
              }
            }
          }
        }
      }
      suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: []) @include(if: $suggest) {
        shipping {
          maximumRefundableSet {
            shopMoney {
              amount
            }
          }
        }
        financialTransfer {
          __typename
          ... on RefundReturnOutcome {
            amount {
              shopMoney {
                amount
              }
            }
          }
        }
      }
    }
  }
` as const;
