// The admin's address follows ours, and links that name the admin leave the frame.
const LAUNCH = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];

const tellPlace = () => {
  const url = new URL(location.href);
  for (const name of LAUNCH) url.searchParams.delete(name);
  tell("place", { path: url.pathname + url.search + url.hash, title: document.title });
};
for (const verb of ["pushState", "replaceState"]) {
  const original = history[verb];
  history[verb] = function (...given) {
    original.apply(this, given);
    tellPlace();
  };
}
window.addEventListener("popstate", tellPlace);
window.addEventListener("hashchange", tellPlace);

/** Takes the whole window to an address; the admin knows which place here stands for one of Shopify's. */
const leaveTo = (address, blank = false) => tell("leave", { address: String(new URL(address, location.href)), blank });

const isAdmins = (address) => /^(shopify:|https:\/\/(admin\.shopify\.com|[a-z0-9-]+\.myshopify\.com)([/?#]|$))/i.test(address);

const plainOpen = window.open.bind(window);
window.open = (address, target, features) => {
  const text = String(address ?? "");
  if (framed && text.startsWith("app:")) return (location.assign(text.slice(4) || "/"), null);
  if (framed && (isAdmins(text) || target === "_top" || target === "_parent"))
    return (leaveTo(text, !["_top", "_parent", "_self"].includes(target)), null);
  return plainOpen(address, target, features);
};

document.addEventListener("click", (click) => {
  const link = click.target instanceof Element ? click.target.closest("a[href]") : null;
  if (!framed || !link || click.defaultPrevented || click.button !== 0) return;
  const address = link.getAttribute("href");
  const target = link.getAttribute("target");
  if (!isAdmins(address) && target !== "_top" && target !== "_parent") return;
  click.preventDefault();
  leaveTo(address, target === "_blank" || click.metaKey || click.ctrlKey);
});

// A choice in the admin's menu: the app's own link decides how to get there (the router, or a new document).
onEvent("navigate", ({ href }) => {
  const links = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a, s-app-nav s-link")];
  const link = links.find((candidate) => candidate.getAttribute("href") === href);
  if (link) link.click();
  else location.assign(href);
});
