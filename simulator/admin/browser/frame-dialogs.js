// Dialogs of the admin itself.
import { api, facts, make } from "./make.js";

/** Opens a dialog; resolves to the value of the button that closed it, "" for Escape. */
export const openDialog = (title, content, buttons) =>
  new Promise((resolve) => {
    const foot = buttons.map(
      ({ label, value, className, element }) => element ?? make("button", { value, className: className ?? "", textContent: label }),
    );
    const form = make(
      "form",
      { method: "dialog" },
      make("header", {}, make("h2", { id: "dialog-title", textContent: title })),
      content,
      make("footer", {}, ...foot),
    );
    const dialog = make("dialog", { className: "dialog", "aria-labelledby": "dialog-title" }, form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
  });

const confirm = async (title, text, label) =>
  (await openDialog(title, make("p", { textContent: text }), [
    { label: "Cancel", value: "" },
    { label, value: "yes", className: "critical" },
  ])) === "yes";

const grantScopes = async (scopes) => {
  const list = make("ul", {}, ...scopes.map((scope) => make("li", {}, make("code", { textContent: scope }))));
  const content = make("div", {}, make("p", { textContent: `${facts.appName} asks for more access to ${facts.shopName}:` }), list);
  const chosen = await openDialog("Additional permissions", content, [
    { label: "Decline", value: "" },
    { label: "Allow", value: "yes", className: "primary" },
  ]);
  return api("grant-scopes", { scopes, granted: chosen === "yes" });
};

export const dialogs = { confirm, grantScopes };
