/** A shop, the people in it and what it sells. */
import type { Id, Iso, Decimal } from "./base-types.ts";

export interface Shop {
  domain: string;
  id: Id;
  name: string;
  email: string;
  currency: string;
  /** IANA zone, e.g. "Europe/Berlin". */
  timezone: string;
  locale: string;
  countryCode: string;
  planName: string;
  createdAt: Iso;
  /** The store's own return rules, as Shopify's self-serve returns would hold them. */
  returnRules: { windowDays: number; restockingFeePercent: number; returnShippingFee: Decimal };
  /** GraphQL points: bucket size and refill a second. */
  rateLimit: { maximum: number; restoreRate: number };
}

export interface Staff {
  id: Id;
  shop: string;
  firstName: string;
  lastName: string;
  email: string;
  locale: string;
  accountOwner: boolean;
  /** Scopes this person may use through an online token; "*" means all of the app's. */
  permissions: string[];
}

export interface Customer {
  id: Id;
  shop: string;
  email: string | null;
  phone: string | null;
  firstName: string;
  lastName: string;
  locale: string;
  defaultAddress: Address | null;
  note: string | null;
  tags: string[];
  createdAt: Iso;
  updatedAt: Iso;
}

export interface Address {
  firstName: string;
  lastName: string;
  address1: string;
  address2: string | null;
  company: string | null;
  city: string;
  province: string | null;
  provinceCode: string | null;
  zip: string;
  country: string;
  countryCode: string;
  phone: string | null;
}

export interface Product {
  id: Id;
  shop: string;
  title: string;
  handle: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  /** Path below the storefront, e.g. "/files/mug.svg"; drawn by the simulator. */
  image: string;
  createdAt: Iso;
  updatedAt: Iso;
  variants: Variant[];
}

export interface Variant {
  id: Id;
  title: string;
  sku: string;
  price: Decimal;
  inventory: number;
  weightGrams: number;
}

export interface Location {
  id: Id;
  shop: string;
  name: string;
  address: Address;
}

/** A block or embed of the app's theme extension in the shop's published theme. */
export interface ThemeBlock {
  /** As in `shopify-block-{id}`. */
  id: string;
  /** File name without ".liquid". */
  block: string;
  /** Template it stands in, e.g. "page.returns"; "*" for an app embed. */
  template: string;
  disabled: boolean;
  /** Settings that differ from the schema's defaults. */
  settings: Record<string, unknown>;
}
