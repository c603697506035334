import type { LoaderFunctionArgs } from "@remix-run/node";
import { findLabel } from "~/features/returns/find-label.server";
import { clock } from "~/platform/clock";
import { orRefuse } from "~/platform/http/answer.server";

/** A shipping label for whoever has its signed address: the shopper and Shopify. */
export function loader({ params }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const { name, type, bytes } = await findLabel(params.token ?? "", clock.now());
    return new Response(bytes, {
      headers: {
        "content-type": type,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "private, max-age=3600",
        "x-robots-tag": "noindex",
      },
    });
  });
}
