import { readForm, seeOther, sendHtml } from "./http.ts";
import { shopProducts } from "./products.ts";
import { renderPage } from "./render-page.ts";
import { rememberCart, type Visit } from "./visit.ts";

/** More of one thing than this is a slip of the finger. */
const MOST = 20;

function set(visit: Visit, id: string, quantity: number): void {
  const exists = shopProducts(visit).some((product) => product.variants.some((variant) => variant.id === id));
  if (!exists) return;
  const count = Math.max(0, Math.min(MOST, Math.trunc(quantity) || 0));
  if (count) visit.cart.set(id, count);
  else visit.cart.delete(id);
  rememberCart(visit);
}

/** `/cart`, `/cart/add`, `/cart/change`. */
export async function cartPages(visit: Visit): Promise<boolean> {
  const { path, req, res } = visit;
  if (path === "/cart") {
    sendHtml(res, await renderPage(visit, { template: "cart", title: "cart.title" }));
    return true;
  }
  if (req.method !== "POST" || (path !== "/cart/add" && path !== "/cart/change")) return false;
  const form = await readForm(req);
  const id = form.get("id") ?? "";
  const quantity = Number(form.get("quantity") ?? 1);
  set(visit, id, path === "/cart/add" ? (visit.cart.get(id) ?? 0) + quantity : quantity);
  seeOther(res, `${visit.root}/cart`);
  return true;
}
