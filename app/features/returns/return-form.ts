import { z } from "zod";
import { DECLINE_REASONS, DISPOSITIONS, type Disposition } from "./return";

/** Browsers send line breaks as CRLF; a break counts as one character, as in the field. */
const text = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.replaceAll("\r\n", "\n"))
    .trim()
    .max(max, `At most ${max} characters.`)
    .default("");

/** "4,90" and nothing are amounts, too. */
const amountOf = (typed: string): string => typed.replace(",", ".") || "0.00";

/** The forms of a return's page, by their step. */
export const stepForm = z.discriminatedUnion("step", [
  z.object({
    step: z.literal("approve"),
    address: text(500),
    instructions: text(2000),
    trackingNumber: text(100),
    trackingUrl: text(500),
    trackingCompany: text(100),
  }),
  z.object({ step: z.literal("decline"), reason: z.enum(DECLINE_REASONS), note: z.string().trim().catch("") }),
  z.object({ step: z.literal("preview"), shipping: z.string().trim().max(20, "At most 20 characters.").default("").transform(amountOf) }),
  z.object({ step: z.literal("receive") }),
  z.object({ step: z.literal("confirm"), intent: z.uuid() }),
  z.object({ step: z.literal("withdraw") }),
  z.object({ step: z.literal("close") }),
  z.object({ step: z.literal("send-again") }),
]);

/** The fields whose text is too long, each with its sentence. */
export const tooLong = (error: z.ZodError): Record<string, string> =>
  Object.fromEntries(error.issues.filter((issue) => issue.code === "too_big").map((issue) => [issue.path.join("."), issue.message]));

/** The rows "quantity-<line>", "disposition-<line>", "location-<line>" of the form "What arrived". */
export function arrivedFrom(
  values: Record<string, unknown>,
): { lineId: string; quantity: number; disposition: Disposition; locationId: string | null }[] {
  return Object.keys(values).flatMap((name) => {
    const lineId = /^quantity-([0-9a-f-]{36})$/.exec(name)?.[1];
    if (!lineId) return [];
    const quantity = Number(values[name]);
    const disposition = DISPOSITIONS.find((one) => one === values[`disposition-${lineId}`]) ?? "NOT_RESTOCKED";
    const location = values[`location-${lineId}`];
    const locationId = typeof location === "string" && location.startsWith("gid://shopify/Location/") ? location : null;
    return [{ lineId, quantity: Number.isFinite(quantity) ? quantity : -1, disposition, locationId }];
  });
}
