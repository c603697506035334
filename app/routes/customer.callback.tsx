import type { LoaderFunctionArgs } from "@remix-run/node";
import { finishSignIn } from "~/features/returns/customer-sign-in.server";
import { clock } from "~/platform/clock";
import { orRefuse } from "~/platform/http/answer.server";
import { ErrorPage } from "~/ui/error-page";
import { useRouteError } from "@remix-run/react";

/** Shopify sends the shopper back here with a code. */
export function loader({ request }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const cookie = /(?:^|;\s*)aftercare_sign_in=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
    const location = await finishSignIn(new URL(request.url).searchParams, cookie, clock.now());
    const gone = "aftercare_sign_in=; Path=/customer; HttpOnly; SameSite=Lax; Max-Age=0";
    return new Response(null, {
      status: 302,
      headers: { location, "set-cookie": gone, "cache-control": "no-store", "referrer-policy": "no-referrer" },
    });
  });
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} otherwise={() => null} />;
}
