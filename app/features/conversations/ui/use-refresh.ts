import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** Reads the page's data again every so often while somebody looks at it, and at once when they come back to it. */
export function useRefresh(everyMs = 5_000): void {
  const { revalidate, state } = useRevalidator();
  const latest = useRef({ revalidate, state });
  useEffect(() => {
    latest.current = { revalidate, state };
  });
  useEffect(() => {
    const refresh = (): void => {
      if (document.visibilityState === "visible" && latest.current.state === "idle") latest.current.revalidate();
    };
    const timer = setInterval(refresh, everyMs);
    document.addEventListener("visibilitychange", refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
    };
  }, [everyMs]);
}
