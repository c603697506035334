import type { Delivery } from "./delivery.ts";

/** Deliveries in line: those due now are worked on a few at a time, the others wait for their time. */
export class DeliveryQueue {
  private ready: Delivery[] = [];
  private next = 0;
  private later: Delivery[] = [];
  private readonly active = new Set<Delivery>();
  private timer: NodeJS.Timeout | undefined;
  private idle: (() => void)[] = [];
  paused = (): boolean => false;

  private readonly work: (delivery: Delivery) => Promise<void>;
  private readonly concurrency: number;

  constructor(work: (delivery: Delivery) => Promise<void>, concurrency: number) {
    this.work = work;
    this.concurrency = concurrency;
  }

  add(delivery: Delivery): void {
    if (delivery.dueAt <= Date.now()) this.ready.push(delivery);
    else this.later.push(delivery);
    this.pump();
  }

  /** Everything not done with, due or not. */
  get size(): number {
    return this.ready.length - this.next + this.later.length + this.active.size;
  }

  /** Moves what became due to the front and starts as much of it as may run at once. */
  pump(): void {
    this.collectDue();
    while (!this.paused() && this.active.size < this.concurrency) {
      const delivery = this.take();
      if (!delivery) break;
      this.active.add(delivery);
      void this.work(delivery).finally(() => {
        this.active.delete(delivery);
        this.pump();
      });
    }
    if (this.resting()) for (const wake of this.idle.splice(0)) wake();
  }

  /** Resolves when nothing is due and nothing is being sent; at once while paused and nothing is being sent. */
  rest(): Promise<void> {
    this.pump();
    return this.resting() ? Promise.resolve() : new Promise((resolve) => this.idle.push(resolve));
  }

  /** Everything not done with; what is being sent counts, for its answer is not known. */
  pending(): Delivery[] {
    return [...this.active, ...this.ready.slice(this.next), ...this.later];
  }

  private resting(): boolean {
    return this.active.size === 0 && (this.paused() || this.next === this.ready.length);
  }

  private take(): Delivery | undefined {
    const delivery = this.ready[this.next];
    if (!delivery) return undefined;
    this.next += 1;
    if (this.next === this.ready.length) {
      this.ready = [];
      this.next = 0;
    }
    return delivery;
  }

  private collectDue(): void {
    clearTimeout(this.timer);
    if (this.later.length === 0) return;
    const now = Date.now();
    const due = this.later.filter((delivery) => delivery.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    if (due.length > 0) {
      this.ready.push(...due);
      this.later = this.later.filter((delivery) => delivery.dueAt > now);
    }
    const soonest = this.later.reduce((least, delivery) => Math.min(least, delivery.dueAt), Infinity);
    // Timers count real time; when the shared clock is moved, the engine's tick pumps again.
    if (soonest !== Infinity) this.timer = setTimeout(() => this.pump(), Math.min(soonest - now + 1, 2 ** 31 - 1)).unref();
  }
}
