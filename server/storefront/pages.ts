import { contactThanksPage } from "./contact-thanks.page";
import { contactPage } from "./contact.page";
import { helpPage } from "./help.page";
import { trackOrderPage } from "./track-order.page";
import { trackPage } from "./track.page";
import type { StorefrontPage } from "./visit";

/** The storefront's pages, first match first. */
export const pages: readonly StorefrontPage[] = [helpPage, trackPage, trackOrderPage, contactPage, contactThanksPage];
