// The resource picker: products, variants or collections, one or several.
import { openDialog } from "./frame-dialogs.js";
import { api, make } from "./make.js";

const row = (item, options, chosen, redraw) => {
  const many = options.multiple === true || typeof options.multiple === "number";
  const toggle = (on) => {
    if (!many) chosen.clear();
    if (on) chosen.set(item.id, item);
    else chosen.delete(item.id);
    redraw();
  };
  const full = typeof options.multiple === "number" && chosen.size >= options.multiple && !chosen.has(item.id);
  const input = make("input", {
    type: many ? "checkbox" : "radio",
    name: "picked",
    checked: chosen.has(item.id),
    disabled: full,
    onchange: (event) => toggle(event.target.checked),
  });
  const words = make("span", {}, make("b", { textContent: item.title }), make("small", { textContent: item.line }));
  return make(
    "li",
    {},
    make("label", {}, input, item.image ? make("img", { src: item.image, alt: "", width: 40, height: 40 }) : "", words),
  );
};

/** Resolves to the picked resources as Shopify gives them, or undefined when nothing was picked. */
export async function pickResources(options) {
  const noun = { product: "products", variant: "variants", collection: "collections" }[options.type];
  if (!noun) throw new Error(`The resource picker has no type ${options.type}.`);
  const chosen = new Map();
  const list = make("ul", { className: "picker-list" });
  const action = make("button", {
    value: "yes",
    className: "primary",
    textContent: options.action === "select" ? "Select" : "Add",
    disabled: true,
  });
  const search = make("input", { type: "search", placeholder: `Search ${noun}`, ariaLabel: `Search ${noun}`, value: options.query ?? "" });
  let found = [];
  const draw = () => {
    action.disabled = chosen.size === 0;
    const rows = found.map((item) => row(item, options, chosen, draw));
    list.replaceChildren(...(rows.length ? rows : [make("li", { className: "quiet", textContent: `No ${noun} found.` })]));
  };
  const load = async () => {
    found = await api("resources", { type: options.type, query: search.value });
    draw();
  };
  search.addEventListener("input", () => void load());
  search.addEventListener("keydown", (key) => key.key === "Enter" && key.preventDefault());
  await load();
  for (const { id } of options.selectionIds ?? []) {
    const item = found.find((candidate) => candidate.id === id);
    if (item) chosen.set(id, item);
  }
  draw();
  const verb = options.action === "select" ? "Select" : "Add";
  const closed = await openDialog(`${verb} ${noun}`, make("div", { className: "picker" }, search, list), [
    { label: "Cancel", value: "" },
    { element: action },
  ]);
  return closed === "yes" ? [...chosen.values()].map((item) => item.resource) : undefined;
}
