// Modals. Shopify draws them over the whole admin; here they lie over the frame, and the admin dims what is around it.
// The overlay stays below Polaris' popovers (z-index 400), so that pickers inside a modal work.
const MODAL_STYLE = `
.sim-modal{position:fixed;inset:0;z-index:390;display:none;align-items:flex-start;justify-content:center;padding:min(8vh,64px) 16px 16px;background:rgba(0,0,0,.5);font:13px/20px Inter,system-ui,sans-serif;color:#303030}
.sim-modal[data-open]{display:flex}
.sim-modal>div{display:flex;flex-direction:column;width:100%;max-width:620px;max-height:100%;background:#fff;border-radius:16px;overflow:hidden;box-shadow:0 20px 60px rgba(0,0,0,.3)}
.sim-modal[data-variant=small]>div{max-width:380px}.sim-modal[data-variant=large]>div{max-width:980px}.sim-modal[data-variant=max]>div{max-width:none;height:100%}
.sim-modal header{display:flex;align-items:center;gap:8px;padding:12px 16px;background:#f3f3f3;border-bottom:1px solid #e3e3e3}
.sim-modal header h2{flex:1;margin:0;font-size:14px;font-weight:650}
.sim-modal section{overflow:auto;flex:1 1 auto}.sim-modal iframe{display:block;width:100%;height:70vh;border:0}
.sim-modal footer{display:flex;justify-content:flex-end;gap:8px;padding:12px 16px;border-top:1px solid #e3e3e3}.sim-modal footer:empty{display:none}
.sim-modal button.sim{font:inherit;font-weight:550;padding:6px 12px;border-radius:8px;border:1px solid #c9c9c9;background:#fff;color:#303030;cursor:pointer}
.sim-modal button.sim.primary{background:#303030;border-color:#303030;color:#fff}.sim-modal button.sim.critical{background:#c70a24;border-color:#c70a24;color:#fff}
.sim-modal button.sim:disabled{opacity:.5;cursor:default}.sim-modal button.sim:focus-visible{outline:2px solid #005bd3;outline-offset:2px}
@media(max-width:490px){.sim-modal{padding:8px}}`;
const FOCUSABLE =
  'a[href],button:not([disabled]),input:not([disabled]),select:not([disabled]),textarea:not([disabled]),[tabindex]:not([tabindex="-1"])';
let openModals = 0;

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

class Modal extends HTMLElement {
  get overlay() {
    if (this.drawn) return this.drawn;
    if (!document.querySelector("style[data-sim-modal]")) {
      const style = make("style", { textContent: MODAL_STYLE });
      style.dataset.simModal = "";
      document.head.append(style);
    }
    this.heading = make("h2");
    this.body = make("section");
    this.foot = make("footer");
    const close = make("button", {
      className: "sim",
      type: "button",
      textContent: "✕",
      ariaLabel: "Close",
      onclick: () => void this.hide(),
    });
    const box = make(
      "div",
      { role: "dialog", ariaModal: "true", tabIndex: -1 },
      make("header", {}, this.heading, close),
      this.body,
      this.foot,
    );
    this.drawn = make("div", { className: "sim-modal" }, box);
    this.drawn.addEventListener("click", (click) => click.target === this.drawn && void this.hide());
    this.drawn.addEventListener("keydown", (key) => this.keyDown(key));
    return this.drawn;
  }
  /** Where React's Modal puts its children. */
  get content() {
    this.portal ??= make("div");
    return this.portal;
  }
  get contentWindow() {
    return this.drawn?.querySelector("iframe")?.contentWindow ?? null;
  }
  get variant() {
    return this.getAttribute("variant") ?? "base";
  }
  get src() {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address) {
    this.setAttribute("src", address);
  }
  async show() {
    if (this.cameFrom !== undefined || !this.isConnected) return;
    this.cameFrom = document.activeElement;
    document.body.append(this.overlay);
    this.fill();
    this.overlay.dataset.variant = this.variant;
    this.overlay.dataset.open = "";
    this.stop = watchBelow(this, () => this.drawBars());
    this.overlay.firstChild.focus();
    tell("modal", { open: ++openModals });
    this.dispatchEvent(new CustomEvent("show"));
  }
  async hide() {
    if (this.cameFrom === undefined) return;
    this.stop?.();
    this.drawn.remove();
    delete this.drawn.dataset.open;
    this.cameFrom?.focus?.();
    this.cameFrom = undefined;
    tell("modal", { open: --openModals });
    this.dispatchEvent(new CustomEvent("hide"));
  }
  toggle() {
    return this.cameFrom === undefined ? this.show() : this.hide();
  }
  fill() {
    if (this.src) return this.body.replaceChildren(make("iframe", { src: this.src, title: this.heading.textContent || "Modal" }));
    // Written by hand rather than by React: the children themselves move into the overlay.
    const own = [...this.childNodes].filter((node) => !["UI-TITLE-BAR", "UI-SAVE-BAR"].includes(node.nodeName));
    if (!this.content.childNodes.length) this.content.append(...own);
    this.body.replaceChildren(this.content);
  }
  drawBars() {
    const bar = this.querySelector("ui-title-bar");
    this.heading.textContent = bar?.getAttribute("title") ?? "";
    this.overlay.firstChild.ariaLabel = this.heading.textContent || "Dialog";
    const buttons = [...(bar?.querySelectorAll("button") ?? [])].sort(
      (a, b) => Number(a.getAttribute("variant") === "primary") - Number(b.getAttribute("variant") === "primary"),
    );
    const drawn = buttons.map((button) => {
      const facts = buttonFacts(button);
      const className = `sim ${facts.variant === "primary" ? "primary" : ""} ${facts.tone === "critical" ? "critical" : ""}`;
      return make("button", {
        className,
        type: "button",
        textContent: facts.loading ? "…" : facts.label,
        disabled: facts.disabled || facts.loading,
        onclick: () => button.click(),
      });
    });
    this.foot.replaceChildren(...drawn);
  }
  keyDown(key) {
    if (key.key === "Escape") return void this.hide();
    if (key.key !== "Tab") return;
    const stops = [...this.drawn.querySelectorAll(FOCUSABLE)];
    const edge = key.shiftKey ? stops[0] : stops.at(-1);
    if (document.activeElement !== edge && document.activeElement !== this.drawn.firstChild) return;
    key.preventDefault();
    (key.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }
  disconnectedCallback() {
    void this.hide();
  }
}
customElements.define("ui-modal", Modal);

const modalById = (id) => {
  const element = document.getElementById(id);
  if (!(element instanceof Modal)) throw new Error(`App Bridge: there is no ui-modal with the id ${id}.`);
  return element;
};
const modal = {
  show: async (id) => modalById(id).show(),
  hide: async (id) => modalById(id).hide(),
  toggle: async (id) => modalById(id).toggle(),
};
