import type { WebhookAttempt } from "../simulator.ts";
import type { Delivery } from "./delivery.ts";
import type { SendResult } from "./send.ts";

const KEPT = 2_000;

/** What was sent, bounded; and the deliveries behind it, so that one can be sent once more. */
export class AttemptLog {
  private attempts: WebhookAttempt[] = [];
  private deliveries = new Map<string, Delivery>();

  add(delivery: Delivery, result: SendResult): void {
    const { webhookId, announcement, tries, body } = delivery;
    const { eventId, shop, topic } = announcement;
    const at = new Date().toISOString();
    this.attempts.push({ webhookId, eventId, shop, topic, tries, ...result, at, body: body.toString("utf8") });
    this.deliveries.delete(webhookId);
    this.deliveries.set(webhookId, delivery);
    if (this.attempts.length > KEPT) this.attempts.splice(0, this.attempts.length - KEPT);
    if (this.deliveries.size > KEPT) for (const oldest of this.deliveries.keys()) return void this.deliveries.delete(oldest);
  }

  newestFirst(): WebhookAttempt[] {
    return this.attempts.toReversed();
  }

  delivery(webhookId: string): Delivery | undefined {
    return this.deliveries.get(webhookId);
  }
}
