// Loader data keeps its types (Date stays Date) with the flag v3_singleFetch of remix.config.js.
import "@remix-run/node";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}
