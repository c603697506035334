import { log } from "~/platform/log/log.server";
import { adminGraphql, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { readLocationsQuery } from "./shopify/read-locations";

/** A place where pieces can be put back into stock. */
export interface StockLocation {
  id: string;
  name: string;
}

/** The shop's locations, fifty at most; none while Shopify can't be reached, so that the page still opens. */
export async function findLocations(shop: string): Promise<StockLocation[]> {
  try {
    return (await adminGraphql(shop, readLocationsQuery)).locations.nodes;
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    log.warn({ shop, err: error }, "locations could not be read");
    return [];
  }
}
