import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopify } from "~/platform/shopify/shopify.server";

/** Bounce, exit-frame and callback pages of Shopify's library. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.authenticate.admin(request);
  return null;
}
