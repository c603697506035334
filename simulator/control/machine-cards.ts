import { escapeHtml } from "../http.ts";
import type { Simulator, WebhookAttempt } from "../simulator.ts";
import { button } from "./button.ts";
import { FAULT_KINDS } from "./fault-routes.ts";

const KNOBS: [string, string][] = [
  ["copies", "Copies of each delivery"],
  ["delayMs", "Delay, ms"],
  ["drop", "Share dropped, 0 to 1"],
  ["shuffle", "Hold back and shuffle"],
  ["retryWindowMs", "Retry window, ms"],
];

function attemptRow({ webhookId, topic, tries, status, error, at }: WebhookAttempt): string {
  const answer = status === null ? "no answer" : String(status);
  const state = `<span class="badge ${error ? "bad" : ""}">${error ? escapeHtml(error) : answer}</span>`;
  const again = button("Send again", "POST /api/webhooks/resend", { webhookId }, "plain");
  return `<tr><td>${escapeHtml(topic)}<br><span class="soft small">${at.slice(11, 19)}, try ${tries}</span></td><td>${state}</td><td>${again}</td></tr>`;
}

/** Knobs and the newest deliveries. */
export function webhookCard({ webhooks }: Simulator): string {
  const knobs = webhooks.knobs as unknown as Record<string, number>;
  const inputs = KNOBS.map(
    ([name, text]) => `<label>${text}<input name="${name}" type="number" step="any" min="0" value="${knobs[name]}"></label>`,
  );
  const log = webhooks.log(8).map(attemptRow);
  const pause = webhooks.knobs.paused
    ? button("Go on", "PUT /api/webhooks", { paused: false }, "plain")
    : button("Hold all", "PUT /api/webhooks", { paused: true }, "plain");
  return `<section class="card wide"><div class="grid"><div><h2>Webhooks <span class="badge quiet">${webhooks.waiting()} waiting</span></h2>
    <form class="stack" data-call="PUT /api/webhooks"><div class="grid" style="grid-template-columns:repeat(auto-fit,minmax(min(100%,150px),1fr));gap:.6rem">${inputs.join("")}</div>
    <div class="row"><button>Turn the knobs</button>${pause}${button("As usual", "PUT /api/webhooks", { reset: true }, "plain")}</div></form></div>
    <div><h2>Newest deliveries</h2>${log.length ? `<table class="fold"><tbody>${log.join("")}</tbody></table>` : `<p class="soft">Nothing was sent yet.</p>`}</div></div></section>`;
}

/** Faults of the Admin API. */
export function faultCard({ faults }: Simulator): string {
  const waiting = faults.list().map(({ kind, operation, times }) => `<li>${kind} on ${escapeHtml(operation)}, ${times}×</li>`);
  return `<section class="card"><h2>Faults of the Admin API</h2>
    <form class="stack" data-call="POST /api/faults"><label>What goes wrong<select name="kind">${FAULT_KINDS.map((kind) => `<option>${kind}</option>`).join("")}</select></label>
    <label>Operation, root field, “token” or *<input name="operation" value="*"></label><label>How often<input name="times" type="number" min="1" value="1"></label>
    <div class="row"><button>Order it</button>${button("Take all back", "DELETE /api/faults", {}, "plain")}</div></form>
    ${waiting.length ? `<ul>${waiting.join("")}</ul>` : `<p class="soft" style="margin:.75rem 0 0">None is waiting.</p>`}</section>`;
}
