// Who we are: the first page of a visit carries shop and host in its address, later ones find them in the tab's storage.
const script = document.currentScript;
const query = new URLSearchParams(location.search);
const remembered = (name) => {
  const given = query.get(name);
  if (given) sessionStorage.setItem(`app-bridge:${name}`, given);
  return given ?? sessionStorage.getItem(`app-bridge:${name}`) ?? undefined;
};
const config = {
  apiKey: script?.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
  shop: remembered("shop"),
  host: remembered("host"),
  locale: remembered("locale") ?? "en",
  appOrigins: [],
  disabledFeatures: [],
  debug: {},
};

const idToken = () => ask("idToken");

// A document request without a good id_token is sent here by the app's library; with one it goes back where it came from.
const reload = query.get("shopify-reload");
if (reload && framed) {
  idToken().then((token) => {
    const url = new URL(reload, location.href);
    url.searchParams.set("id_token", token);
    if (url.origin === location.origin) location.replace(url);
  });
}
