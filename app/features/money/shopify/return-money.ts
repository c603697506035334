/** What Shopify suggests to give back for these pieces: Return.suggestedFinancialOutcome. */
export const suggestOutcomeQuery = `#graphql
  query SuggestOutcome($id: ID!, $lines: [SuggestedOutcomeReturnLineItemInput!]!, $shipping: RefundShippingInput) {
    return(id: $id) {
      id
      status
      order {
        id
        currencyCode
        taxesIncluded
      }
      refunds(first: 50) {
        nodes {
          id
        }
      }
      suggestedFinancialOutcome(returnLineItems: $lines, exchangeLineItems: [], refundShipping: $shipping) {
        discountedSubtotal {
          shopMoney {
            amount
          }
        }
        totalTax {
          shopMoney {
            amount
          }
        }
        maximumRefundable {
          shopMoney {
            amount
          }
        }
        shipping {
          amountSet {
            shopMoney {
              amount
            }
          }
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
                currencyCode
              }
              presentmentMoney {
                amount
                currencyCode
              }
            }
            suggestedTransactions {
              formattedGateway
              amountSet {
                presentmentMoney {
                  amount
                  currencyCode
                }
                shopMoney {
                  amount
                }
              }
              parentTransaction {
                id
              }
            }
          }
          ... on InvoiceReturnOutcome {
            amount {
              shopMoney {
                amount
                currencyCode
              }
            }
          }
        }
      }
    }
  }
` as const;

/** Books arrived pieces, their whereabouts and, with a transfer, the refund: https://shopify.dev/docs/api/admin-graphql/2026-10/mutations/returnProcess */
export const processReturnMutation = `#graphql
  mutation ProcessReturn($input: ReturnProcessInput!) {
    returnProcess(input: $input) {
      return {
        id
        refunds(first: 50) {
          nodes {
            id
          }
        }
      }
      userErrors {
        field
        message
        code
      }
    }
  }
` as const;

/** What settles a returnProcess whose answer was lost. */
export const readReturnMoneyQuery = `#graphql
  query ReadReturnMoney($id: ID!) {
    return(id: $id) {
      refunds(first: 50) {
        nodes {
          id
          totalRefundedSet {
            shopMoney {
              amount
            }
          }
        }
      }
      returnLineItems(first: 50) {
        nodes {
          id
          processedQuantity
        }
      }
    }
  }
` as const;
