import type { Registry } from "./resolver.ts";
import { mutationFields } from "./mutations/mutations.ts";
import { queryFields, returnableFulfillmentFields } from "./roots/queries.ts";
import { locationAddressFields, mailingAddressFields } from "./types/address.ts";
import { appFields, installationFields } from "./types/app.ts";
import { bulkOperationFields } from "./types/bulk-operation.ts";
import { customerFields } from "./types/customer.ts";
import { assignedLocationFields, fulfillmentOrderFields, fulfillmentOrderLineItemFields } from "./types/fulfillment-order.ts";
import { fulfillmentFields, fulfillmentLineItemFields } from "./types/fulfillment.ts";
import { lineItemFields } from "./types/line-item.ts";
import { orderFields } from "./types/order.ts";
import { locationFields, productFields, variantFields } from "./types/product.ts";
import { refundFields, refundLineItemFields, transactionFields } from "./types/refund.ts";
import { exchangeLineItemFields, reasonFields, returnFields, returnLineItemFields } from "./types/return.ts";
import {
  dispositionFields,
  reverseDeliveryFields,
  reverseDeliveryLineFields,
  reverseFulfillmentOrderFields,
  reverseLineFields,
} from "./types/reverse.ts";
import { shopFields } from "./types/shop.ts";
import { disputeFields, disputeSummaryFields, storeCreditAccountFields, storeCreditEntryFields } from "./types/store-credit.ts";
import { discountCodeFields } from "./types/tax-lines.ts";
import { webhookSubscriptionFields } from "./types/webhook-subscription.ts";

/** Every type whose fields are more than properties of its parent value. */
export const registry: Registry = {
  QueryRoot: queryFields,
  Mutation: mutationFields,
  App: appFields,
  AppInstallation: installationFields,
  BulkOperation: bulkOperationFields,
  Customer: customerFields,
  DiscountCodeApplication: discountCodeFields,
  ExchangeLineItem: exchangeLineItemFields,
  Fulfillment: fulfillmentFields,
  FulfillmentLineItem: fulfillmentLineItemFields,
  FulfillmentOrder: fulfillmentOrderFields,
  FulfillmentOrderAssignedLocation: assignedLocationFields,
  FulfillmentOrderLineItem: fulfillmentOrderLineItemFields,
  LineItem: lineItemFields,
  Location: locationFields,
  LocationAddress: locationAddressFields,
  MailingAddress: mailingAddressFields,
  Order: orderFields,
  OrderDisputeSummary: disputeSummaryFields,
  OrderTransaction: transactionFields,
  Product: productFields,
  ProductVariant: variantFields,
  Refund: refundFields,
  RefundLineItem: refundLineItemFields,
  Return: returnFields,
  ReturnLineItem: returnLineItemFields,
  ReturnReasonDefinition: reasonFields,
  ReturnableFulfillment: returnableFulfillmentFields,
  ReverseDelivery: reverseDeliveryFields,
  ReverseDeliveryLineItem: reverseDeliveryLineFields,
  ReverseFulfillmentOrder: reverseFulfillmentOrderFields,
  ReverseFulfillmentOrderDisposition: dispositionFields,
  ReverseFulfillmentOrderLineItem: reverseLineFields,
  Shop: shopFields,
  ShopifyPaymentsDispute: disputeFields,
  StoreCreditAccount: storeCreditAccountFields,
  StoreCreditAccountCreditTransaction: storeCreditEntryFields,
  StoreCreditAccountDebitTransaction: storeCreditEntryFields,
  WebhookSubscription: webhookSubscriptionFields,
};
