import { Refusal } from "~/lib/refusal";
import { policyRules, type PolicyRules } from "./policy";

const list = (value: unknown): string[] =>
  String(value ?? "")
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

const productId = (text: string): string => (/^\d+$/.test(text) ? `gid://shopify/Product/${text}` : text);

const amount = (value: unknown): string => {
  const text = String(value ?? "").trim();
  return text === "" ? "0.00" : text.replace(",", ".");
};

const whole = (value: unknown): number => (/^\d{1,4}$/.test(String(value ?? "").trim()) ? Number(value) : Number.NaN);

const SENTENCES: Record<string, string> = {
  windowDays: "Write a number of days from 0 to 3650.",
  transitDays: "Write a number of days from 0 to 90.",
  refundDays: "Write a number of days from 0 to 90.",
  restockingFeePercent: "Write a percentage from 0 to 100.",
  returnShippingFee: "Write an amount such as 4.90.",
  payer: "Choose who pays.",
  finalSaleTags: "Write at most 50 tags of at most 100 characters.",
  finalSaleProducts: "Write product ids as digits, one on each line.",
};

/**
 * The rules of the settings form.
 * @throws Refusal "bad-policy" with a sentence for each field that is wrong
 */
export function policyFrom(values: Record<string, unknown>): PolicyRules {
  const parsed = policyRules.safeParse({
    windowDays: whole(values.windowDays),
    transitDays: whole(values.transitDays),
    refundDays: whole(values.refundDays),
    restockingFeePercent: amount(values.restockingFeePercent).replace(/^0\.00$/, "0"),
    payer: values.payer,
    returnShippingFee: amount(values.returnShippingFee),
    finalSaleTags: list(values.finalSaleTags),
    finalSaleProducts: list(values.finalSaleProducts).map(productId),
  });
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  const fields = Object.fromEntries(names.map((name) => [name, SENTENCES[name] ?? "Please check this."]));
  throw new Refusal("invalid", "bad-policy", "Some entries need a correction.", { fields });
}
