import { isRouteErrorResponse } from "@remix-run/react";
import type { ReactNode } from "react";

/** What a person sees when a page could not be shown: a Refusal's sentence, or an apology. Stands without Polaris' provider. */
export function ErrorPage({ error, otherwise }: { error: unknown; otherwise: () => ReactNode }) {
  if (isRouteErrorResponse(error) && (error.status === 401 || error.status === 302 || error.status === 410)) return <>{otherwise()}</>;
  const refused = isRouteErrorResponse(error) && typeof error.data === "string" && error.status < 500;
  return (
    <div style={{ maxWidth: "36rem", margin: "4rem auto", padding: "0 1rem", fontFamily: "Inter, system-ui, sans-serif" }}>
      <h1 style={{ fontSize: "1.25rem", fontWeight: 650 }}>{refused ? "This can’t be shown" : "Something went wrong on our side"}</h1>
      <p style={{ margin: "0.75rem 0" }}>
        {refused ? String(error.data) : "Nothing was lost. Try again in a moment; if it stays, the server’s log names the cause."}
      </p>
      <p>
        <a href="/app">Go to the start page</a>
      </p>
    </div>
  );
}
