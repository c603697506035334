// Where we are: the admin's address follows the frame, the menu leads it.
import { saveBar } from "./frame-save-bar.js";
import { facts, frame, make, sendEvent } from "./make.js";

const base = `/store/${facts.store}/apps/${facts.handle}`;
const menu = document.getElementById("app-menu");
let here = location.pathname.slice(base.length) + location.search;

const pathOf = (address) => address.split(/[?#]/)[0].replace(/\/$/, "");

const mark = () => {
  const links = [...menu.querySelectorAll("a")];
  const fitting = links.filter(
    (link) => pathOf(here) === pathOf(link.dataset.href) || pathOf(here).startsWith(`${pathOf(link.dataset.href)}/`),
  );
  const best = fitting.sort((a, b) => b.dataset.href.length - a.dataset.href.length)[0];
  for (const link of links) link === best ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
};

/** Pages on the way in (token bounce, leaving the frame) are nobody's address. */
const passing = (path) => /^\/auth(\/|$)/.test(path);

const follow = ({ path, title }) => {
  if (passing(path)) return;
  here = path;
  history.replaceState(null, "", base + (path === "/" ? "" : path));
  document.title = [title, facts.appName, facts.shopName].filter((part, index, all) => part && all.indexOf(part) === index).join(" · ");
  mark();
};

const drawMenu = ({ items }) => {
  const links = items.map(({ href, label }) => {
    const link = make("a", { href: base + href, textContent: label });
    link.dataset.href = href;
    link.addEventListener("click", (click) => {
      if (click.metaKey || click.ctrlKey || click.button !== 0) return;
      click.preventDefault();
      if (saveBar.showing()) return saveBar.shake();
      sendEvent("navigate", { href });
    });
    return make("li", {}, link);
  });
  menu.replaceChildren(...links);
  mark();
};

/** The place here for one of Shopify's addresses. Only addresses of this machine and of Shopify's are followed. */
const localPlace = (address) => {
  const url = new URL(address.replace(/^shopify:\/*admin/i, `https://admin.shopify.com/store/${facts.store}`));
  const shop = /^([a-z0-9-]+)\.myshopify\.com$/.exec(url.hostname)?.[1];
  const rest = url.pathname + url.search + url.hash;
  if (url.hostname === "admin.shopify.com") return new URL(rest, location.origin);
  if (shop && url.pathname.startsWith("/admin")) return new URL(`/store/${shop}${rest.slice("/admin".length)}`, location.origin);
  if (shop) return new URL(rest, document.querySelector('.side a[href^="http"]').href);
  return url;
};

const leave = ({ address, blank }) => {
  const place = localPlace(address);
  if (!["http:", "https:"].includes(place.protocol)) return;
  if (blank) window.open(place, "_blank", "noopener");
  else if (saveBar.showing()) saveBar.shake();
  else if (place.origin === facts.appWindow) frame.src = String(place);
  else location.assign(place);
};

// Leaving by one of the admin's own links with unsaved changes: the bar asks first.
document.querySelector(".side")?.addEventListener("click", (click) => {
  if (!saveBar.showing() || !click.target.closest("a")) return;
  click.preventDefault();
  saveBar.shake();
});

export const places = { follow, drawMenu, leave };
