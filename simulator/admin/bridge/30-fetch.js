// fetch() to the app's own origin carries a session token; a refusal that asks for a new one is tried once more.
const plainFetch = window.fetch.bind(window);

const authorised = async (request) => {
  const headers = new Headers(request.headers);
  if (!headers.has("Authorization")) headers.set("Authorization", `Bearer ${await idToken()}`);
  if (!headers.has("X-Requested-With")) headers.set("X-Requested-With", "XMLHttpRequest");
  if (!headers.has("Accept-Language")) headers.set("Accept-Language", config.locale);
  return plainFetch(new Request(request, { headers }));
};

window.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  if (address.startsWith("shopify:"))
    throw new TypeError("Direct API access isn't switched on for this app (embedded_app_direct_api_access).");
  if (!framed || new URL(address, location.href).origin !== location.origin) return plainFetch(input, init);
  const request = new Request(input, init);
  const again = request.clone();
  let response = await authorised(request);
  if (response.status === 401 && response.headers.get("X-Shopify-Retry-Invalid-Session-Request")) response = await authorised(again);
  const elsewhere = response.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
  if ((response.status === 401 || response.status === 403) && elsewhere) leaveTo(elsewhere);
  return response;
};
