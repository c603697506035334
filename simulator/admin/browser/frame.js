// The admin's side of App Bridge: one message from the app, one deed here.
import { dialogs } from "./frame-dialogs.js";
import { places } from "./frame-places.js";
import { saveBar } from "./frame-save-bar.js";
import { toasts } from "./frame-toasts.js";
import { api, facts, frame, make, sendEvent } from "./make.js";
import { pickResources } from "./picker.js";

const loadingBar = document.getElementById("loading-bar");

const titleBar = ({ title, actions }) => {
  document.getElementById("app-title").textContent = title ? ` / ${title}` : "";
  const buttons = actions.map((action) =>
    make("button", {
      type: "button",
      className: `${action.variant === "primary" ? "primary" : ""} ${action.tone === "critical" ? "critical" : ""}`,
      textContent: action.label,
      disabled: action.disabled || action.loading,
      onclick: () => sendEvent("titleBarAction", { index: action.index }),
    }),
  );
  document.getElementById("app-actions").replaceChildren(...buttons.reverse());
};

/** Each takes the message; what it returns is the answer, if one was asked for. */
const deeds = {
  hello: () => sendEvent("ready"),
  idToken: () => api("session-token"),
  user: () => api("user"),
  extensions: () => api("extensions"),
  scopesQuery: () => api("scopes"),
  scopesRequest: ({ scopes }) => dialogs.grantScopes(scopes),
  scopesRevoke: ({ scopes }) => api("revoke-scopes", { scopes }),
  resourcePicker: ({ options }) => pickResources(options),
  place: places.follow,
  leave: places.leave,
  menu: places.drawMenu,
  titleBar,
  saveBar: saveBar.draw,
  saveBarShake: saveBar.shake,
  toast: toasts.show,
  toastHide: ({ toast }) => toasts.hide(toast),
  loading: ({ on }) => (loadingBar.hidden = !on),
  modal: ({ open }) => document.body.toggleAttribute("data-modal", open > 0),
};

window.addEventListener("message", async (message) => {
  if (message.source !== frame.contentWindow || message.origin !== facts.appWindow || message.data?.to !== "admin") return;
  const { type, id } = message.data;
  const answer = (body) => id && frame.contentWindow.postMessage({ from: "admin", answers: id, ...body }, facts.appWindow);
  try {
    const deed = deeds[type];
    if (!deed) throw new Error(`The simulated admin doesn't know "${type}".`);
    answer({ value: await deed(message.data) });
  } catch (error) {
    answer({ error: error.message });
  }
});

// A new document in the frame starts with nothing drawn around it; the elements it brings speak up by themselves.
frame.addEventListener("load", () => {
  loadingBar.hidden = true;
});
