import { clockOffset, machineNow, setClockOffset } from "../scripts/preload/shifted-date.mjs";
import type { World } from "./world/world.ts";

/** A process that asked within this time still follows the clock. */
const ALIVE_MS = 1_500;
const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 20;

interface Follower {
  /** The machine's clock. */
  seenAt: number;
  offsetMs: number;
}

/** The shared clock as the control API moves it: one offset, and who has seen it. */
export class SharedClock {
  private readonly followers = new Map<string, Follower>();
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  get offsetMs(): number {
    return clockOffset();
  }

  /** Puts the offset of the snapshot in force. */
  restore(): void {
    setClockOffset(this.world.state.clockOffsetMs);
  }

  /** Notes that a process read the clock. */
  seenBy(name: string): void {
    this.followers.set(name, { seenAt: machineNow(), offsetMs: this.offsetMs });
  }

  /** Processes that follow the clock now. */
  get following(): number {
    return this.alive().length;
  }

  /** Sets the offset and waits until every process that follows the clock has read it (they ask every 250 ms), at most two seconds. */
  async moveTo(offsetMs: number): Promise<void> {
    this.world.state.clockOffsetMs = offsetMs;
    setClockOffset(offsetMs);
    this.world.changed();
    const giveUpAt = machineNow() + PATIENCE_MS;
    while (machineNow() < giveUpAt && this.alive().some((follower) => follower.offsetMs !== offsetMs)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    // The last answer may still be on the wire.
    if (this.alive().length > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }

  private alive(): Follower[] {
    const since = machineNow() - ALIVE_MS;
    for (const [name, follower] of this.followers) if (follower.seenAt < since) this.followers.delete(name);
    return [...this.followers.values()];
  }
}

const clocks = new WeakMap<World, SharedClock>();

/** The one clock of a world. */
export function sharedClock(world: World): SharedClock {
  const clock = clocks.get(world) ?? new SharedClock(world);
  clocks.set(world, clock);
  return clock;
}
