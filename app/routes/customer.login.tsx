import type { LoaderFunctionArgs } from "@remix-run/node";
import { beginSignIn } from "~/features/returns/customer-sign-in.server";
import { clock } from "~/platform/clock";
import { orRefuse } from "~/platform/http/answer.server";
import { ErrorPage } from "~/ui/error-page";
import { useRouteError } from "@remix-run/react";

/** "Sign in with your account" on the returns page leads here, and on to Shopify's own sign-in. */
export function loader({ request }: LoaderFunctionArgs) {
  return orRefuse(async () => {
    const url = new URL(request.url);
    const { location, cookie } = await beginSignIn(url.searchParams.get("t") ?? "", clock.now());
    const secure = url.protocol === "https:" ? "; Secure" : "";
    const kept = `aftercare_sign_in=${cookie}; Path=/customer; HttpOnly; SameSite=Lax; Max-Age=600${secure}`;
    return new Response(null, { status: 302, headers: { location, "set-cookie": kept, "cache-control": "no-store" } });
  });
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} otherwise={() => null} />;
}
