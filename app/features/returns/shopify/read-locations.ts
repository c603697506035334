/** Where pieces can be restocked. */
export const readLocationsQuery = `#graphql
  query ReadLocations {
    locations(first: 50) {
      nodes {
        id
        name
      }
    }
  }
` as const;
