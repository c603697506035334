import { gidDigits, type Parcel, type ParcelEvent } from "~/features/orders/order";
import { html, type Html } from "~/lib/html";
import { badge, factList, lineList, notice, stepList } from "~/lib/storefront-html";
import { webAddress } from "~/lib/web-address";
import { parcelProgress } from "../parcel-progress";
import { day, time, type PageWords } from "~/lib/page-words";

/** Carriers report a long way in many steps; more than these are not shown. */
const MOST_EVENTS = 40;

/** One parcel: where it is, what happens next, what is in it, what the carrier said. Nothing for a cancelled one. */
export function parcelCard(words: PageWords, parcel: Parcel, title: string, now: Date): Html {
  const { t } = words;
  const progress = parcelProgress(parcel, now);
  if (!progress) return html``;
  const head = `ac-parcel-${gidDigits(parcel.id)}`;
  const steps = progress.steps.map((step) => ({
    label: t(`tracking.step.${step.key}`),
    state: step.state,
    hint: step.at && day(words, step.at),
  }));
  return html`<section class="ac-card" aria-labelledby="${head}">
    <div class="ac-split">
      <h2 id="${head}">${title}</h2>
      ${badge(t(`tracking.state.${progress.state}`), progress.tone)}
    </div>
    ${stepList(steps, t("tracking.steps"), t("common.done"))}
    <p><strong>${t("tracking.whatNext")}</strong> ${t(`tracking.next.${progress.state}`)}</p>
    ${progress.late && notice(t("tracking.late"), "warning")}
    ${factList([
      [t("tracking.expected"), progress.expectedAt && day(words, progress.expectedAt)],
      [t("tracking.carrier"), parcel.trackingCompany],
      [t("tracking.number"), trackingNumber(words, parcel)],
    ])}
    <h3>${t("tracking.contents")}</h3>
    ${lineList(parcel.lines.map((line) => ({ ...line, quantity: t("common.pieces", { count: line.quantity }) })))}
    ${parcel.events.length > 0 && eventList(words, parcel.events)}
  </section>`;
}

function trackingNumber(words: PageWords, parcel: Parcel): Html | string | null {
  const address = webAddress(parcel.trackingUrl);
  if (!address) return parcel.trackingNumber;
  const label = parcel.trackingNumber ?? words.t("tracking.atCarrier");
  const more = parcel.trackingNumber ? words.t("tracking.atCarrier") : "";
  return html`<a href="${address}" rel="noopener noreferrer">${label}${more && html`<span class="ac-hidden"> ${more}</span>`}</a>`;
}

function eventList(words: PageWords, events: readonly ParcelEvent[]): Html {
  const { t } = words;
  return html`<details>
    <summary>${t("tracking.events", { count: events.length })}</summary>
    <ol class="ac-events" role="list">
      ${events.slice(0, MOST_EVENTS).map(
        (event) =>
          html`<li>
            <p>
              <strong>${eventWords(t, event.status)}</strong>
              ${[event.city, event.country].filter(Boolean).join(", ")}
            </p>
            ${event.message && html`<p class="ac-small">${event.message}</p>`}
            <p class="ac-small"><time datetime="${event.happenedAt.toISOString()}">${time(words, event.happenedAt)}</time></p>
          </li>`,
      )}
    </ol>
  </details>`;
}

// Shopify's FulfillmentEventStatus in lower case: https://shopify.dev/docs/api/admin-graphql/latest/enums/FulfillmentEventStatus
const KNOWN_EVENTS = [
  "attempted_delivery",
  "carrier_picked_up",
  "confirmed",
  "delayed",
  "delivered",
  "failure",
  "in_transit",
  "label_printed",
  "label_purchased",
  "out_for_delivery",
  "ready_for_pickup",
];

const eventWords = (t: PageWords["t"], status: string): string => t(`tracking.event.${KNOWN_EVENTS.includes(status) ? status : "other"}`);
