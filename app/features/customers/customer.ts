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

/** "Ada Lovelace"; the address or number when there is no name; null when there is nothing. */
export function customerName(who: { firstName: string | null; lastName: string | null; email?: string | null; phone?: string | null }) {
  return [who.firstName, who.lastName].filter(Boolean).join(" ") || who.email || who.phone || null;
}
