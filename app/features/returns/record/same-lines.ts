interface Asked {
  fulfillmentLineItemId: string | null;
  quantity: number;
}

const key = (lines: readonly Asked[]): string =>
  lines
    .map((line) => `${line.fulfillmentLineItemId ?? ""} ${line.quantity}`)
    .sort()
    .join(", ");

/** Whether two returns ask for the same pieces of the same parcels, in whatever order. */
export const sameLines = (a: readonly Asked[], b: readonly Asked[]): boolean => key(a) === key(b);
