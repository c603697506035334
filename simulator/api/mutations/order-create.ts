import { addCustomer } from "../../actions/add-customer.ts";
import { placeOrder } from "../../actions/place-order.ts";
import type { NewOrder } from "../../actions/place-order.ts";
import type { Address } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { ofShop, variantView } from "../types/lookup.ts";
import { ownId, payload } from "./payload.ts";

interface Bag {
  shopMoney: { amount: string };
}

interface TaxLine {
  title?: string | null;
  rate?: string | number | null;
}

interface OrderInput {
  email?: string | null;
  phone?: string | null;
  note?: string | null;
  tags?: string[] | null;
  test?: boolean | null;
  customerId?: string | null;
  sourceName?: string | null;
  taxesIncluded?: boolean | null;
  shippingAddress?: Partial<Address> | null;
  billingAddress?: Partial<Address> | null;
  shippingLines?: { title: string; priceSet?: Bag | null }[] | null;
  taxLines?: TaxLine[] | null;
  transactions?:
    { gateway?: string | null; kind?: "SALE" | "AUTHORIZATION" | null; status?: "SUCCESS" | "PENDING" | null; amountSet: Bag }[] | null;
  lineItems?:
    | {
        variantId?: string | null;
        title?: string | null;
        quantity: number;
        sku?: string | null;
        priceSet?: Bag | null;
        requiresShipping?: boolean | null;
        taxable?: boolean | null;
        taxLines?: TaxLine[] | null;
      }[]
    | null;
}

const addressOf = (input: Partial<Address> | null | undefined): Address | null =>
  input
    ? {
        firstName: "",
        lastName: "",
        address1: "",
        address2: null,
        company: null,
        city: "",
        province: null,
        provinceCode: null,
        zip: "",
        country: "",
        countryCode: "",
        phone: null,
        ...input,
      }
    : null;

const lineOf = (ctx: AdminContext, line: NonNullable<OrderInput["lineItems"]>[number]): NewOrder["lines"][number] => {
  // A variant that the shop does not have leaves a custom line, as a deleted product would.
  const variant = line.variantId ? variantView(ctx, idOf(line.variantId, "ProductVariant")) : null;
  return {
    quantity: line.quantity,
    variantId: variant?.id ?? null,
    ...(line.title ? { title: line.title } : {}),
    ...(line.priceSet ? { price: String(line.priceSet.shopMoney.amount) } : {}),
    sku: line.sku ?? null,
    requiresShipping: line.requiresShipping ?? false,
    taxable: line.taxable ?? true,
  };
};

/** An order made with an e-mail address belongs to the customer with that address, who is made when there is none. */
const customerFor = (ctx: AdminContext, email: string | null | undefined): string | null => {
  if (!email) return null;
  const known = ofShop(ctx, ctx.world.state.customers).find((customer) => customer.email === email);
  if (known) return known.id;
  return addCustomer(ctx.world, { shop: ctx.shop.domain, email, firstName: "", lastName: "" }).customer?.id ?? null;
};

const newOrder = (ctx: AdminContext, input: OrderInput): NewOrder => {
  const shipping = input.shippingLines?.[0];
  const tax = [...(input.taxLines ?? []), ...(input.lineItems ?? []).flatMap((line) => line.taxLines ?? [])][0];
  return {
    shop: ctx.shop.domain,
    customerId: input.customerId ? ownId(ctx, ctx.world.state.customers, input.customerId, "Customer") : customerFor(ctx, input.email),
    email: input.email ?? null,
    phone: input.phone ?? null,
    lines: (input.lineItems ?? []).map((line) => lineOf(ctx, line)),
    shippingAddress: addressOf(input.shippingAddress),
    billingAddress: addressOf(input.billingAddress ?? input.shippingAddress),
    shipping: shipping ? { title: shipping.title, price: String(shipping.priceSet?.shopMoney.amount ?? "0") } : null,
    payments: (input.transactions ?? []).map((one) => ({
      gateway: one.gateway ?? "manual",
      amount: String(one.amountSet.shopMoney.amount),
      kind: one.kind ?? "SALE",
      status: one.status ?? "SUCCESS",
    })),
    note: input.note ?? null,
    tags: input.tags ?? [],
    test: input.test ?? false,
    ...(input.sourceName ? { sourceName: input.sourceName } : {}),
    taxRate: String(tax?.rate ?? "0"),
    taxTitle: tax?.title ?? undefined,
    taxesIncluded: input.taxesIncluded ?? false,
  };
};

/** `orderCreate`: an order from outside the checkout; without transactions nothing counts as paid. */
export const orderCreateMutation: Fields<undefined> = {
  orderCreate: (_root, { order }: { order: OrderInput }, ctx) => {
    const result = placeOrder(ctx.world, newOrder(ctx, order));
    return payload(result.userErrors, { order: result.order });
  },
};
