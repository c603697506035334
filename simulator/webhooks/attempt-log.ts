import type { WebhookAttempt } from "../simulator.ts";
import type { Delivery } from "./delivery.ts";
import type { SendResult } from "./send.ts";

const KEPT = 2_000;

/** What was sent, bounded; and the deliveries behind it, so that one can be sent once more. */
export class AttemptLog {
  private attempts: (() => WebhookAttempt)[] = [];
  private deliveries = new Map<string, Delivery>();

  add(delivery: Delivery, result: SendResult): void {
    const { webhookId, announcement, tries } = delivery;
    const { eventId, shop, topic } = announcement;
    const at = new Date().toISOString();
    // Bodies are kept once, as bytes; the text is made for who reads the log.
    this.attempts.push(() => ({ webhookId, eventId, shop, topic, tries, ...result, at, body: delivery.body.toString("utf8") }));
    this.deliveries.delete(webhookId);
    this.deliveries.set(webhookId, delivery);
    if (this.attempts.length > KEPT * 1.1) this.attempts = this.attempts.slice(-KEPT);
    if (this.deliveries.size > KEPT) for (const oldest of this.deliveries.keys()) return void this.deliveries.delete(oldest);
  }

  /** @param limit how many; all that are kept when left out. */
  newestFirst(limit: number = KEPT): WebhookAttempt[] {
    return this.attempts
      .slice(-Math.min(limit, KEPT))
      .map((read) => read())
      .reverse();
  }

  delivery(webhookId: string): Delivery | undefined {
    return this.deliveries.get(webhookId);
  }
}
