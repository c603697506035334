/** Pictures of products, by the hundred: https://shopify.dev/docs/api/admin-graphql/latest/queries/nodes */
export const picturesQuery = `#graphql
  query Pictures($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Product { id featuredMedia { preview { image { url } } } }
      ... on ProductVariant { id image { url } }
    }
  }
` as const;
