// The bar with which the admin asks to save or discard. One at a time; forms with data-save-bar drive it by themselves.
let bar = null;
let afterHidden = [];

const showBar = (next) => {
  bar = next;
  tell("saveBar", { showing: true, save: next.save, discard: next.discard, confirmDiscard: next.confirmDiscard });
};
const hideBar = (owner) => {
  if (!bar || (owner && bar.owner !== owner)) return;
  bar = null;
  tell("saveBar", { showing: false });
  for (const release of afterHidden.splice(0)) release();
};

class SaveBar extends HTMLElement {
  get showing() {
    return bar?.owner === this;
  }
  get discardConfirmation() {
    return this.hasAttribute("discardconfirmation") || this.hasAttribute("discardConfirmation");
  }
  set discardConfirmation(on) {
    this.toggleAttribute("discardconfirmation", Boolean(on));
  }
  async show() {
    const draw = () => {
      const buttons = [...this.querySelectorAll("button")];
      const primary = buttons.find((button) => button.getAttribute("variant") === "primary");
      const other = buttons.find((button) => button !== primary);
      showBar({
        owner: this,
        save: primary ? buttonFacts(primary) : { label: "Save" },
        discard: other ? buttonFacts(other) : { label: "Discard" },
        confirmDiscard: this.discardConfirmation,
        onSave: () => primary?.click(),
        onDiscard: () => other?.click(),
      });
    };
    if (this.showing) return;
    draw();
    this.stop = watchBelow(this, () => this.showing && draw());
    this.dispatchEvent(new CustomEvent("show"));
  }
  async hide() {
    if (!this.showing) return;
    this.stop?.();
    hideBar(this);
    this.dispatchEvent(new CustomEvent("hide"));
  }
  toggle() {
    return this.showing ? this.hide() : this.show();
  }
  disconnectedCallback() {
    void this.hide();
  }
}
customElements.define("ui-save-bar", SaveBar);

onEvent("saveBarAction", ({ action }) => (action === "save" ? bar?.onSave() : bar?.onDiscard()));

const formChanged = (event) => {
  const form = event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
  if (!form || bar?.owner === form) return;
  showBar({
    owner: form,
    save: { label: "Save" },
    discard: { label: "Discard" },
    confirmDiscard: form.hasAttribute("data-discard-confirmation"),
    onSave: () => form.requestSubmit(),
    onDiscard: () => form.reset(),
  });
};
document.addEventListener("input", formChanged);
document.addEventListener("change", formChanged);
for (const end of ["submit", "reset"]) document.addEventListener(end, (event) => queueMicrotask(() => hideBar(event.target)));

const saveBarById = (id) => {
  const element = document.getElementById(id);
  if (!(element instanceof SaveBar)) throw new Error(`App Bridge: there is no ui-save-bar with the id ${id}.`);
  return element;
};
const saveBar = {
  show: async (id) => saveBarById(id).show(),
  hide: async (id) => saveBarById(id).hide(),
  toggle: async (id) => saveBarById(id).toggle(),
  // Resolves when nothing is unsaved any more; until then the bar calls for attention.
  leaveConfirmation: () =>
    new Promise((resolve) => {
      if (!bar) return resolve();
      tell("saveBarShake");
      afterHidden.push(resolve);
    }),
};
