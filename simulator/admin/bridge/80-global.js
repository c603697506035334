// window.shopify, as far as the app needs it. What isn't here throws by name instead of doing nothing.
const toasts = new Map();
let lastToast = 0;
const toast = {
  show: (message, options = {}) => {
    const id = `toast-${++lastToast}`;
    toasts.set(id, options);
    tell("toast", {
      toast: id,
      message: String(message),
      duration: options.duration ?? 5000,
      isError: Boolean(options.isError),
      action: options.action,
    });
    return id;
  },
  hide: (id) => tell("toastHide", { toast: id }),
};
onEvent("toastAction", ({ toast: id }) => toasts.get(id)?.onAction?.());
onEvent("toastGone", ({ toast: id }) => (toasts.get(id)?.onDismiss?.(), toasts.delete(id)));

const known = {
  isStandIn: true,
  config,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { embedded: framed, mobile: false, pos: false, intent: false },
  idToken,
  toast,
  modal,
  saveBar,
  user: () => ask("user"),
  loading: (on) => tell("loading", { on: on !== false }),
  resourcePicker: (options) =>
    ask("resourcePicker", {
      options: {
        type: options.type,
        action: options.action,
        multiple: options.multiple,
        query: options.query,
        filter: options.filter,
        selectionIds: options.selectionIds,
      },
    }),
  scopes: {
    query: () => ask("scopesQuery"),
    request: (scopes) => ask("scopesRequest", { scopes }),
    revoke: (scopes) => ask("scopesRevoke", { scopes }),
  },
  app: { extensions: () => ask("extensions") },
  reviews: {
    request: async () => ({ success: false, code: "merchant-ineligible", message: "The simulated admin shows no review modal." }),
  },
  webVitals: { onReport: async () => undefined },
  support: { registerHandler: async () => undefined },
  setSignals: () => undefined,
};
window.shopify = new Proxy(known, {
  get(target, name) {
    if (name in target || typeof name === "symbol" || name === "then" || name === "toJSON") return target[name];
    throw new Error(`shopify.${name} isn't part of the simulated App Bridge.`);
  },
});
tellPlace();
document.addEventListener("DOMContentLoaded", tellPlace);
