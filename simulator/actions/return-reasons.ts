/** A reason as `returnReasonDefinitions` lists it; `legacy` is its value in the deprecated ReturnReason enum. */
export interface ReasonDefinition {
  id: string;
  handle: string;
  name: string;
  legacy: string;
}

const definition = (id: string, handle: string, name: string, legacy: string): ReasonDefinition => ({ id, handle, name, legacy });

/** Shopify's library of reasons, as far as it does not hang on a product's category. */
export const reasonDefinitions: readonly ReasonDefinition[] = [
  definition("1", "unknown", "Unknown", "UNKNOWN"),
  definition("2", "changed-my-mind", "Changed my mind", "UNWANTED"),
  definition("3", "item-not-as-described", "Item not as described", "NOT_AS_DESCRIBED"),
  definition("4", "received-the-wrong-item", "Received the wrong item", "WRONG_ITEM"),
  definition("5", "other-reason", "Other reason", "OTHER"),
  definition("6", "damaged-or-defective", "Damaged or defective", "DEFECTIVE"),
  definition("7", "too-small", "Too small", "SIZE_TOO_SMALL"),
  definition("8", "too-big", "Too big", "SIZE_TOO_LARGE"),
  definition("9", "style", "Style", "STYLE"),
  definition("10", "color", "Color", "COLOR"),
  definition("11", "absorbency", "Absorbency", "OTHER"),
];

export const reasonById = (id: string | null | undefined): ReasonDefinition | undefined => reasonDefinitions.find((one) => one.id === id);

/** The definition that stands for a value of the deprecated enum. */
export const reasonByLegacy = (legacy: string): ReasonDefinition | undefined => reasonDefinitions.find((one) => one.legacy === legacy);

/** What `LineItem.suggestedReturnReasonDefinitions` offers for home goods and books. */
export const suggestedReasons = (): readonly ReasonDefinition[] =>
  reasonDefinitions.filter((one) => ["2", "3", "4", "5", "6"].includes(one.id));
