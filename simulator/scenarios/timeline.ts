import type { World } from "../world/world.ts";

/** Deeds of a story, each played at its own time; deeds may plan further deeds. */
export interface Timeline {
  /** Plans a deed; a time that has not come yet is left out. */
  at(time: number, deed: () => void): void;
  play(): Promise<void>;
}

export function timeline(world: World): Timeline {
  const end = world.now();
  const planned: { time: number; order: number; deed: () => void }[] = [];
  let order = 0;
  const before = (a: (typeof planned)[number], b: (typeof planned)[number]): boolean =>
    a.time === b.time ? a.order < b.order : a.time < b.time;
  return {
    at: (time, deed) => {
      if (time > end) return;
      const made = { time, order: order++, deed };
      let low = 0;
      let high = planned.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = planned[middle];
        if (other && before(made, other)) low = middle + 1;
        else high = middle;
      }
      planned.splice(low, 0, made);
    },
    play: async () => {
      for (let next = planned.pop(); next; next = planned.pop()) await world.at(next.time, next.deed);
    },
  };
}
