import type { Simulator } from "../simulator.ts";
import type { Shop } from "../world/types.ts";

/** As in `extensions.cost.throttleStatus`. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

interface Bucket {
  available: number;
  /** Real milliseconds of the machine, not of the business clock. */
  at: number;
}

const buckets = new WeakMap<Simulator, Map<string, Bucket>>();

const bucketOf = (sim: Simulator, shop: Shop): Bucket => {
  const ofSim = buckets.get(sim) ?? new Map<string, Bucket>();
  buckets.set(sim, ofSim);
  const { maximum, restoreRate } = shop.rateLimit;
  const now = performance.now();
  const before = ofSim.get(shop.domain) ?? { available: maximum, at: now };
  const bucket = { available: Math.min(maximum, before.available + ((now - before.at) / 1000) * restoreRate), at: now };
  ofSim.set(shop.domain, bucket);
  return bucket;
};

/** The leaky bucket of an app in a shop. */
export const throttle = {
  /** Takes `points` when they are there; false when the call has to wait. */
  take(sim: Simulator, shop: Shop, points: number): boolean {
    const bucket = bucketOf(sim, shop);
    if (bucket.available < points) return false;
    bucket.available -= points;
    return true;
  },
  /** Gives back what was asked for but not used. */
  giveBack(sim: Simulator, shop: Shop, points: number): void {
    const bucket = bucketOf(sim, shop);
    bucket.available = Math.min(shop.rateLimit.maximum, bucket.available + points);
  },
  status(sim: Simulator, shop: Shop): ThrottleStatus {
    const { maximum, restoreRate } = shop.rateLimit;
    return { maximumAvailable: maximum, currentlyAvailable: Math.floor(bucketOf(sim, shop).available), restoreRate };
  },
};
