/** A shopper as Shopify knows them. */
export interface Customer {
  /** Shopify's GID */
  id: string;
  firstName: string | null;
  lastName: string | null;
  /** lower case */
  email: string | null;
  /** E.164 */
  phone: string | null;
  locale: string | null;
  note: string | null;
  tags: string[];
  updatedAt: Date;
}
