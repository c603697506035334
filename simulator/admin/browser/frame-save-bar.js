// The contextual save bar: lies over the top bar while the app has unsaved changes.
import { dialogs } from "./frame-dialogs.js";
import { make, sendEvent } from "./make.js";

const place = document.getElementById("save-bar");

const discard = async (confirm) => {
  if (
    confirm &&
    !(await dialogs.confirm(
      "Discard all unsaved changes",
      "If you discard the changes, everything since you last saved is gone.",
      "Discard changes",
    ))
  )
    return;
  sendEvent("saveBarAction", { action: "discard" });
};

const draw = ({ showing, save, discard: other, confirmDiscard }) => {
  place.hidden = !showing;
  if (!showing) return place.replaceChildren();
  place.replaceChildren(
    make("span", { className: "save-bar-text", textContent: "Unsaved changes", role: "status" }),
    make("button", {
      type: "button",
      textContent: other.label || "Discard",
      disabled: Boolean(other.disabled),
      onclick: () => discard(confirmDiscard),
    }),
    make("button", {
      type: "button",
      className: "light",
      textContent: save.loading ? "Saving…" : save.label || "Save",
      disabled: Boolean(save.disabled || save.loading),
      onclick: () => sendEvent("saveBarAction", { action: "save" }),
    }),
  );
};

const shake = () => {
  place.classList.remove("shake");
  void place.offsetWidth; // starts the animation anew
  place.classList.add("shake");
};

window.addEventListener("beforeunload", (event) => {
  if (!place.hidden) event.preventDefault();
});

export const saveBar = { draw, shake, showing: () => !place.hidden };
