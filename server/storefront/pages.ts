import { contactThanksPage } from "./contact-thanks.page";
import { contactPage } from "./contact.page";
import { helpPage } from "./help.page";
import { returnsChoosePage } from "./returns-choose.page";
import { returnsCodePage } from "./returns-code.page";
import { returnsOrdersPage } from "./returns-orders.page";
import { returnsStatusPage } from "./returns-status.page";
import { returnsPage } from "./returns.page";
import { trackOrderPage } from "./track-order.page";
import { trackPage } from "./track.page";
import type { StorefrontPage } from "./visit";

/** The storefront's pages, first match first. */
export const pages: readonly StorefrontPage[] = [
  helpPage,
  trackPage,
  trackOrderPage,
  contactPage,
  contactThanksPage,
  returnsPage,
  returnsCodePage,
  returnsOrdersPage,
  returnsChoosePage,
  returnsStatusPage,
];
