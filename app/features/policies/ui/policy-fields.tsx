import { BlockStack, ChoiceList, TextField } from "@shopify/polaris";
import { SettingsSection } from "~/ui/settings-section";
import type { PolicyRules, ReturnPayer } from "../policy";

/** The form's values as text. */
export type PolicyValues = Record<keyof PolicyRules, string>;

/** The rules as the form shows them. */
export const valuesOf = (rules: PolicyRules): PolicyValues => ({
  windowDays: String(rules.windowDays),
  transitDays: String(rules.transitDays),
  refundDays: String(rules.refundDays),
  restockingFeePercent: rules.restockingFeePercent,
  payer: rules.payer,
  returnShippingFee: rules.returnShippingFee,
  finalSaleTags: rules.finalSaleTags.join(", "),
  finalSaleProducts: rules.finalSaleProducts.map((id) => id.replace("gid://shopify/Product/", "")).join("\n"),
});

const PAYERS: { value: ReturnPayer; label: string; helpText?: string }[] = [
  { value: "shop", label: "The shop pays" },
  { value: "flat-fee", label: "The shopper pays a flat fee", helpText: "Kept once from the refund of each return." },
  { value: "own-label", label: "The shopper chooses and pays the carrier" },
];

interface Props {
  values: PolicyValues;
  errors: Record<string, string>;
  currency: string;
  change: (name: keyof PolicyValues, value: string) => void;
}

/** Fields of the return policy. */
export function PolicyFields({ values, errors, currency, change }: Props) {
  const field = (
    name: keyof PolicyValues,
    label: string,
    more: { helpText?: string; suffix?: string; prefix?: string; multiline?: number } = {},
  ) => (
    <TextField
      label={label}
      value={values[name]}
      onChange={(value) => change(name, value)}
      error={errors[name]}
      autoComplete="off"
      {...(more.suffix === "days" ? { inputMode: "numeric" as const } : {})}
      {...more}
    />
  );
  return (
    <BlockStack gap="600">
      <SettingsSection title="Time for returns" text="Counted from the day the carrier delivered the parcel.">
        {field("windowDays", "Days to ask for a return", { suffix: "days", helpText: "0 means there is no limit." })}
        {field("transitDays", "Days on the way", {
          suffix: "days",
          helpText: "Assumed from the day of shipping where the carrier never says that it delivered.",
        })}
        {field("refundDays", "Refund within", { suffix: "days", helpText: "What you promise after the parcel has arrived." })}
      </SettingsSection>
      <SettingsSection title="Costs" text="Shown to shoppers before they ask, and kept from the refund.">
        <ChoiceList
          title="Return shipping"
          choices={PAYERS}
          selected={[values.payer]}
          onChange={([value]) => change("payer", value ?? "shop")}
          error={errors.payer ?? ""}
        />
        {values.payer === "flat-fee" && field("returnShippingFee", "Flat fee", { prefix: currency })}
        {field("restockingFeePercent", "Restocking fee", { suffix: "%" })}
      </SettingsSection>
      <SettingsSection title="Final sale" text="These products can’t be returned. Shoppers read why.">
        {field("finalSaleTags", "Product tags", { helpText: "Separated by commas." })}
        {field("finalSaleProducts", "Product ids", { helpText: "One on each line.", multiline: 3 })}
      </SettingsSection>
    </BlockStack>
  );
}
