// Elements that lie in the page but are drawn by the admin. They must not touch their children: React owns those.
const hidden = document.createElement("style");
hidden.textContent = "ui-nav-menu,s-app-nav,ui-title-bar,ui-save-bar,ui-modal{display:none!important}";
(document.head ?? document.documentElement).append(hidden);

/** Calls `report` now and after each change below the element, once a frame. */
const watchBelow = (element, report) => {
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => ((planned = false), element.isConnected && report()));
  };
  const observer = new MutationObserver(plan);
  observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
  plan();
  return () => observer.disconnect();
};

const buttonFacts = (button, index) => ({
  index,
  label: button.textContent.trim(),
  variant: button.getAttribute("variant") ?? "",
  tone: button.getAttribute("tone") ?? "",
  disabled: button.hasAttribute("disabled"),
  loading: button.hasAttribute("loading") && button.getAttribute("loading") !== "false",
});

class NavMenu extends HTMLElement {
  connectedCallback() {
    this.stop = watchBelow(this, () => {
      const links = [...this.querySelectorAll("a[href], s-link[href]")].filter((link) => link.getAttribute("rel") !== "home");
      tell("menu", { items: links.map((link) => ({ href: link.getAttribute("href"), label: link.textContent.trim() })) });
    });
  }
  disconnectedCallback() {
    this.stop?.();
    tell("menu", { items: [] });
  }
}

class TitleBar extends HTMLElement {
  connectedCallback() {
    if (this.closest("ui-modal")) return;
    TitleBar.shown = this;
    this.stop = watchBelow(this, () => {
      const actions = [...this.querySelectorAll("button, a")];
      tell("titleBar", { title: this.getAttribute("title") ?? document.title, actions: actions.map(buttonFacts) });
    });
  }
  disconnectedCallback() {
    this.stop?.();
    if (TitleBar.shown !== this) return;
    TitleBar.shown = undefined;
    tell("titleBar", { title: "", actions: [] });
  }
}
onEvent("titleBarAction", ({ index }) => TitleBar.shown?.querySelectorAll("button, a")[index]?.click());
customElements.define("ui-nav-menu", NavMenu);
customElements.define("s-app-nav", class extends NavMenu {});
customElements.define("ui-title-bar", TitleBar);
