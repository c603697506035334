import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the application URL; the app lives under /app. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/app${new URL(request.url).search}`);
}
