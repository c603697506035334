import type { ServerResponse } from "node:http";
import { sendJson, type Handler } from "./http.ts";

/** Who answers for which of Shopify's hosts. */
export interface HostRooms {
  adminApi: Handler;
  customerAccounts: Handler;
  appBridge: Handler;
  storefront: Handler;
}

function nobody(response: ServerResponse, host: string): void {
  sendJson(response, { error: `The simulator does not answer for ${host}.` }, 501);
}

/** One port stands for all of Shopify's hosts; the `Host` header, which the preload keeps, says which one is meant. */
export function shopifyHosts(rooms: HostRooms): Handler {
  return async (request, response) => {
    const host = (request.headers.host ?? "").toLowerCase().replace(/:\d+$/, "");
    const path = new URL(request.url ?? "/", "http://any").pathname;
    if (host.endsWith(".myshopify.com")) {
      if (path.startsWith("/admin/")) return rooms.adminApi(request, response);
      if (path.startsWith("/.well-known/")) return rooms.customerAccounts(request, response);
      return rooms.storefront(request, response);
    }
    if (host === "storage.googleapis.com" || host.endsWith(".storage.googleapis.com")) return rooms.adminApi(request, response);
    if (host === "shopify.com") return rooms.customerAccounts(request, response);
    if (host === "cdn.shopify.com") return rooms.appBridge(request, response);
    return nobody(response, host);
  };
}
