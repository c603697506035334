import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

interface Refused {
  refused: { message: string; fields: Record<string, string> };
}

/** One form of the page: sends a step, says how it went in a toast, and keeps what the server found wrong. */
export function useStep(said: string, done?: () => void) {
  const fetcher = useFetcher<Refused | { done: true }>();
  const bridge = useAppBridge();
  const { state, data } = fetcher;
  useEffect(() => {
    if (state !== "idle" || !data) return;
    if ("refused" in data) bridge.toast.show(data.refused.message, { isError: true });
    else {
      bridge.toast.show(said);
      done?.();
    }
    // Told once for each answer, not for each drawing of the page.
  }, [state, data]);
  const fields = data && "refused" in data ? data.refused.fields : {};
  const refused = data && "refused" in data ? data.refused.message : null;
  const send = (values: Record<string, string> | FormData): void =>
    fetcher.submit(values, { method: "post", ...(values instanceof FormData ? { encType: "multipart/form-data" } : {}) });
  return { send, busy: state !== "idle", fields, refused };
}
