// Short messages at the bottom of the window.
import { make, sendEvent } from "./make.js";

const place = document.getElementById("toasts");
const shown = new Map();

const hide = (id) => {
  const toast = shown.get(id);
  if (!toast) return;
  clearTimeout(toast.timer);
  shown.delete(id);
  toast.element.remove();
  sendEvent("toastGone", { toast: id });
};

const show = ({ toast: id, message, duration, isError, action }) => {
  const close = make("button", {
    type: "button",
    className: "toast-close",
    textContent: "✕",
    ariaLabel: "Dismiss",
    onclick: () => hide(id),
  });
  const element = make("div", { className: isError ? "toast error" : "toast" }, make("span", { textContent: message }));
  if (action)
    element.append(
      make("button", { type: "button", textContent: action, onclick: () => (sendEvent("toastAction", { toast: id }), hide(id)) }),
    );
  element.append(close);
  place.append(element);
  shown.set(id, { element, timer: setTimeout(() => hide(id), duration) });
};

export const toasts = { show, hide };
