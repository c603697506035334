import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Announcement } from "../simulator.ts";
import type { WorldState } from "./types.ts";

const empty = (): WorldState => ({
  shops: {},
  staff: {},
  customers: {},
  products: {},
  locations: {},
  orders: {},
  fulfillmentOrders: {},
  fulfillments: {},
  returns: {},
  reverseFulfillmentOrders: {},
  reverseDeliveries: {},
  refunds: {},
  transactions: {},
  storeCreditAccounts: {},
  disputes: {},
  bulkOperations: {},
  webhookSubscriptions: {},
  installations: {},
  tokens: {},
  idempotency: {},
  mails: [],
  counters: {},
  clockOffsetMs: 0,
});

/** A snapshot above this size is written once a second at most. */
const LARGE_BYTES = 500_000;

/** First id given out: above 2^53, so that a reader who turns ids into numbers is found out at once. */
const FIRST_ID = 9_100_000_000_000_000n;

/**
 * The store of the simulator: state, ids, clock, snapshot. Only `actions/` change `state`; each calls `changed()` when it is
 * done and `announce()` for what Shopify would tell the app.
 */
export class World {
  state: WorldState = empty();
  private listeners: ((announcement: Announcement) => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private lastSave = { bytes: 0, tookMs: 0 };
  /** Set while a scenario plays in the past; milliseconds since 1970. */
  private frozenAt: number | undefined;

  private readonly file: string | undefined;

  /** @param file snapshot file; undefined keeps the world in memory only (tests). */
  constructor(file?: string) {
    this.file = file;
    if (file && existsSync(file)) this.state = { ...empty(), ...(JSON.parse(readFileSync(file, "utf8")) as WorldState) };
  }

  /** Milliseconds since 1970 on the shared clock. `Date` itself is shifted by the preload in every process. */
  now(): number {
    return this.frozenAt ?? Date.now();
  }

  /** Now as Shopify writes it in GraphQL: UTC, whole seconds. */
  iso(at: number = this.now()): string {
    return `${new Date(at).toISOString().slice(0, 19)}Z`;
  }

  /** Runs `act` as if it were `at`; for scenarios that start in the past and end now. */
  async at<T>(at: number, act: () => T | Promise<T>): Promise<T> {
    const before = this.frozenAt;
    this.frozenAt = at;
    try {
      return await act();
    } finally {
      this.frozenAt = before;
    }
  }

  /** A new numeric id: 16 digits, growing, never a multiple of two apart so that neighbours look unlike. */
  newId(): string {
    const count = (this.state.counters.id = (this.state.counters.id ?? 0) + 1);
    return (FIRST_ID + BigInt(count) * 7_919n).toString();
  }

  /** The next number of a series, e.g. `order:demo.myshopify.com`. */
  next(series: string, first: number): number {
    return (this.state.counters[series] = (this.state.counters[series] ?? first - 1) + 1);
  }

  onAnnounce(listener: (announcement: Announcement) => void): void {
    this.listeners.push(listener);
  }

  /** Tells the webhook engine. Give one `eventId` to everything that one deed caused. */
  announce(what: Omit<Announcement, "eventId" | "at"> & { eventId?: string }): void {
    const announcement = { ...what, eventId: what.eventId ?? randomUUID(), at: new Date(this.now()).toISOString() };
    for (const listener of this.listeners) listener(announcement);
  }

  /** Marks the world as changed; it is written soon, a large one less often: writing it may take a twentieth of the time at most. */
  changed(): void {
    if (!this.file || this.timer) return;
    const { bytes, tookMs } = this.lastSave;
    this.timer = setTimeout(() => this.save(), Math.max(bytes > LARGE_BYTES ? 1_000 : 300, tookMs * 20));
    this.timer.unref();
  }

  /** Writes the snapshot now, whole or not at all. */
  save(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file) return;
    const started = performance.now();
    const text = JSON.stringify(this.state);
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, text);
    renameSync(`${this.file}.new`, this.file);
    this.lastSave = { bytes: text.length, tookMs: performance.now() - started };
  }
}
