// What every page of the admin needs: the menu drawer on a phone, and menus that close.
const burger = document.querySelector(".burger");
const side = document.getElementById("side");

const setDrawer = (open) => {
  burger.setAttribute("aria-expanded", String(open));
  document.body.toggleAttribute("data-drawer", open);
  if (open) side.querySelector("a")?.focus();
};
burger?.addEventListener("click", () => setDrawer(burger.getAttribute("aria-expanded") !== "true"));
document.addEventListener("keydown", (key) => {
  if (key.key !== "Escape") return;
  if (document.body.hasAttribute("data-drawer")) (setDrawer(false), burger.focus());
  for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
});
document.addEventListener("click", (click) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) if (!menu.contains(click.target)) menu.open = false;
  if (
    document.body.hasAttribute("data-drawer") &&
    !burger.contains(click.target) &&
    (!side.contains(click.target) || click.target.closest("a"))
  )
    setDrawer(false);
});
// A click into the app's frame doesn't reach us, but takes the focus.
window.addEventListener("blur", () => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) menu.open = false;
});
