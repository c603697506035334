import { html, type Html } from "./html";
import { webAddress } from "./web-address";

// Pieces of the pages that shoppers see inside a shop's theme. Words come in ready-made; nothing here needs JavaScript.

/** A link that looks like a button. */
export function linkButton(href: string, label: string, kind: "primary" | "plain" = "plain"): Html {
  return html`<a class="ac-button${kind === "primary" ? " ac-primary" : ""}" href="${href}">${label}</a>`;
}

/** Buttons and links side by side; they wrap on narrow screens. */
export const actions = (...items: (Html | false | null)[]): Html => html`<div class="ac-actions">${items}</div>`;

/** A bordered box; with a title it is a section with a heading of that level. */
export function card(body: Html | readonly Html[], options: { title?: string; level?: 2 | 3; id?: string } = {}): Html {
  const { title, level = 2, id } = options;
  const heading = title && (level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`);
  return html`<section class="ac-card" ${id ? html`id="${id}"` : ""}>${heading}${body}</section>`;
}

export type Tone = "info" | "good" | "warning" | "bad";

/** A sentence that stands out. `live`: announced by screen readers when the page opens. */
export function notice(body: Html | string, tone: Tone = "info", options: { title?: string; live?: boolean } = {}): Html {
  return html`<div class="ac-notice ac-${tone}" ${options.live ? html`role="status"` : ""}>
    ${options.title ? html`<p><strong>${options.title}</strong></p>` : ""}${typeof body === "string" ? html`<p>${body}</p>` : body}
  </div>`;
}

/** A short state in a pill, e.g. "Delivered". */
export const badge = (label: string, tone: Tone = "info"): Html => html`<span class="ac-badge ac-${tone}">${label}</span>`;

/** Label and value, one pair a line; pairs without a value are left out. */
export function factList(pairs: readonly (readonly [string, Html | string | null | undefined])[]): Html {
  const shown = pairs.filter(([, value]) => value);
  return html`<dl class="ac-facts">
    ${shown.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

/** One article of an order. */
export interface ShownLine {
  title: string;
  variantTitle?: string | null;
  imageUrl?: string | null;
  /** e.g. "2 pieces", ready-made */
  quantity?: string;
  /** Anything under the title: why it can't come back, fields, … */
  more?: Html | null;
}

/** Articles with their pictures. Pictures are decoration here: the title stands beside them. */
export function lineList(lines: readonly ShownLine[]): Html {
  return html`<ul class="ac-lines" role="list">
    ${lines.map(
      (line) =>
        html`<li>
          ${
            line.imageUrl && webAddress(line.imageUrl)
              ? html`<img src="${smallPicture(line.imageUrl)}" alt="" width="64" height="64" loading="lazy" />`
              : html`<span class="ac-nopic" aria-hidden="true"></span>`
          }
          <div>
            <p class="ac-line-title">${line.title}</p>
            ${line.variantTitle ? html`<p class="ac-small">${line.variantTitle}</p>` : ""}
            ${line.quantity ? html`<p class="ac-small">${line.quantity}</p>` : ""}${line.more}
          </div>
        </li>`,
    )}
  </ul>`;
}

/** A step of a path: passed, where we are, or still to come. */
export interface Step {
  label: string;
  state: "done" | "now" | "ahead";
  /** e.g. a date */
  hint?: string | null;
}

/** A path of steps. `doneWord` is read to those who can't see the tick, e.g. "done". */
export function stepList(steps: readonly Step[], label: string, doneWord: string): Html {
  return html`<ol class="ac-steps" role="list" aria-label="${label}">
    ${steps.map(
      (step) =>
        html`<li class="ac-${step.state}" ${step.state === "now" ? html`aria-current="step"` : ""}>
          <span>${step.label}${step.state === "done" ? html` <span class="ac-hidden">(${doneWord})</span>` : ""}</span>
          ${step.hint ? html`<span class="ac-small">${step.hint}</span>` : ""}
        </li>`,
    )}
  </ol>`;
}

/** Shopify's CDN scales pictures by a width parameter; 160 px serve a 64 px square on sharp screens. */
function smallPicture(address: string): string {
  const url = new URL(address);
  if (url.hostname === "cdn.shopify.com") url.searchParams.set("width", "160");
  return url.href;
}
