import type { Customer, Product } from "../../world/types.ts";
import { pageOf } from "../connection.ts";
import type { Connection, PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import { ofShop } from "../types/lookup.ts";
import type { VariantView } from "../types/lookup.ts";
import { byId, byText, byTime, search } from "./filter.ts";
import type { Filters } from "./filter.ts";

/** Arguments of `customers`, `products`, `productVariants`. */
export interface ListArgs extends PageArgs {
  query?: string | null;
  sortKey?: string | null;
}

const includes = (texts: (string | null)[], wanted: string): boolean => texts.join(" ").toLowerCase().includes(wanted.toLowerCase());

const customerFilters: Filters<Customer> = {
  "": (customer, term) => includes([customer.firstName, customer.lastName, customer.email, customer.phone], term.value),
  id: byId(),
  email: byText((customer) => [customer.email]),
  phone: byText((customer) => [customer.phone]),
  first_name: byText((customer) => [customer.firstName]),
  last_name: byText((customer) => [customer.lastName]),
  tag: byText((customer) => customer.tags),
  created_at: byTime((customer) => customer.createdAt),
  updated_at: byTime((customer) => customer.updatedAt),
};

const productFilters: Filters<Product> = {
  "": (product, term) => includes([product.title, product.vendor, product.productType, ...product.tags], term.value),
  id: byId(),
  title: byText((product) => [product.title]),
  handle: byText((product) => [product.handle]),
  vendor: byText((product) => [product.vendor]),
  product_type: byText((product) => [product.productType]),
  tag: byText((product) => product.tags),
  sku: byText((product) => product.variants.map((variant) => variant.sku)),
  status: (_product, term) => term.value.toLowerCase().split(",").includes("active"),
  created_at: byTime((product) => product.createdAt),
  updated_at: byTime((product) => product.updatedAt),
};

const variantFilters: Filters<VariantView> = {
  "": (variant, term) => includes([variant.title, variant.sku, variant.product.title], term.value),
  id: byId(),
  sku: byText((variant) => [variant.sku]),
  title: byText((variant) => [variant.title]),
  product_id: (variant, term) => variant.product.id === term.value,
};

const sorters: Record<string, (item: { id: string; title?: string; updatedAt?: string; createdAt?: string; lastName?: string }) => string> =
  {
    TITLE: (item) => item.title ?? "",
    NAME: (item) => item.lastName ?? "",
    UPDATED_AT: (item) => item.updatedAt ?? "",
    CREATED_AT: (item) => item.createdAt ?? "",
  };

const inOrder = <T extends { id: string }>(items: T[], sortKey: string | null | undefined): T[] => {
  const key = sorters[sortKey ?? "ID"];
  return items.sort((a, b) => (key ? key(a).localeCompare(key(b)) : 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
};

export const queryCustomers = (ctx: AdminContext, args: ListArgs): Connection<Customer> =>
  pageOf(inOrder(search(ctx, ofShop(ctx, ctx.world.state.customers), args.query, customerFilters, ["customers"]), args.sortKey), args);

export const queryProducts = (ctx: AdminContext, args: ListArgs): Connection<Product> =>
  pageOf(inOrder(search(ctx, ofShop(ctx, ctx.world.state.products), args.query, productFilters, ["products"]), args.sortKey), args);

export const queryVariants = (ctx: AdminContext, args: ListArgs): Connection<VariantView> => {
  const all = ofShop(ctx, ctx.world.state.products).flatMap((product) => product.variants.map((variant) => ({ ...variant, product })));
  return pageOf(inOrder(search(ctx, all, args.query, variantFilters, ["productVariants"]), args.sortKey), args);
};
