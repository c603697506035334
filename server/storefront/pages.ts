import type { StorefrontPage } from "./visit";

/** The storefront's pages, first match first. */
export const pages: readonly StorefrontPage[] = [];
