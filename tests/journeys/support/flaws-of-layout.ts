/**
 * Runs inside a page, so it must not use anything from outside itself.
 * @returns a sentence for each thing that scrolls sideways, each text that is cut off without an ellipsis or touches the window's
 * edge, and each pair of texts that lie over one another.
 */
export function flawsOfLayout(): string[] {
  const SLACK = 1.5;
  const flaws: string[] = [];
  const nameOf = (node: Element): string => {
    const shown = (node.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40);
    return `<${node.tagName.toLowerCase()} class="${(node.getAttribute("class") ?? "").slice(0, 60)}"> “${shown}”`;
  };
  // Rows of tabs are pushed with the finger on phones, in Shopify's admin as here.
  const pushable = (node: Element): boolean => node.closest('[class*="Polaris-Tabs"], [class*="Polaris-IndexFilters__Tabs"], pre') !== null;

  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + SLACK) flaws.push(`the page scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);

  interface Piece {
    node: Element;
    box: DOMRect;
    /** Nearest ancestor that does not move with the page. */
    layer: Element | null;
  }
  const pieces: Piece[] = [];
  const hiddenForEyes = (node: Element): boolean => {
    for (let at: Element | null = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const clipped = style.clip !== "auto" || style.clipPath !== "none";
      if (clipped && at.clientWidth <= 1 && at.clientHeight <= 1) return true;
      if (Number(style.opacity) === 0) return true;
      if (style.overflowY !== "visible" && at.clientHeight === 0 && at !== root && at !== document.body) return true;
    }
    return false;
  };
  const layerOf = (node: Element): Element | null => {
    for (let at: Element | null = node; at; at = at.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return at;
    return null;
  };
  const cutBy = (node: Element, box: DOMRect): Element | null => {
    for (let at: Element | null = node; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.textOverflow === "ellipsis" || style.position === "fixed") return null;
      const frame = at.getBoundingClientRect();
      const beside = box.right > frame.right + SLACK || box.left < frame.left - SLACK;
      const below = box.bottom > frame.bottom + SLACK + 2 || box.top < frame.top - SLACK - 2;
      if (["hidden", "clip"].includes(style.overflowX) && beside) return at;
      if (["hidden", "clip"].includes(style.overflowY) && below) return at;
      if (["auto", "scroll"].includes(style.overflowX) && beside) return pushable(at) ? null : at;
      if (["auto", "scroll"].includes(style.overflowY) && below) return null;
    }
    return null;
  };

  // What lies behind an open dialog is out of reach, and so is its layout.
  const dialog = document.querySelector('[role="dialog"]');
  const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!node || !text.textContent?.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "OPTION", "TITLE"].includes(node.tagName)) continue;
    if (!node.checkVisibility({ visibilityProperty: true }) || hiddenForEyes(node)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const cut = new Set<Element>();
    for (const box of range.getClientRects()) {
      // Words for ears alone are kept out of sight beside the page.
      if (box.width < 2 || box.height < 2 || box.right <= 0 || box.bottom + scrollY <= 0) continue;
      if (box.left < 2 && !pushable(node)) flaws.push(`touches the edge: ${nameOf(node)}`);
      const by = cutBy(node, box);
      if (by && !cut.has(by)) {
        cut.add(by);
        flaws.push(`cut off: ${nameOf(node)} by ${nameOf(by).slice(0, 90)}`);
      }
      pieces.push({ node, box, layer: layerOf(node) });
    }
  }

  for (const [at, one] of pieces.entries())
    for (const other of pieces.slice(at + 1)) {
      if (one.node === other.node || one.layer !== other.layer) continue;
      const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Boxes of text are taller than their letters: only a deep overlap is seen.
      if (across > 3 && down > Math.min(one.box.height, other.box.height) * 0.4)
        flaws.push(`overlap: ${nameOf(one.node)} and ${nameOf(other.node)}`);
    }
  return [...new Set(flaws)].slice(0, 12);
}
