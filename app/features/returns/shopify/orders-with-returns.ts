/** Orders whose returns stand so; `returns` are read one by one afterwards. */
export const ordersWithReturnsQuery = `#graphql
  query OrdersWithReturns($query: String!, $after: String) {
    orders(first: 10, after: $after, query: $query) {
      nodes {
        returns(first: 10) {
          nodes {
            id
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
` as const;
