/** What we keep of a shop: https://shopify.dev/docs/api/admin-graphql/latest/objects/Shop */
export const readShopQuery = `#graphql
  query ReadShop {
    shop {
      id name email currencyCode ianaTimezone
      primaryDomain { url }
    }
    currentAppInstallation { accessScopes { handle } }
  }
` as const;
