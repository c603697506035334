import type { Simulator } from "../simulator.ts";

/** A named story. It leaves data behind and says what is worth looking at. */
export interface Scenario {
  title: string;
  summary: string;
  /** `look`: sentences for the person who played it. */
  play(sim: Simulator): Promise<{ look: string[] }>;
}

export const DEMO = "demo.myshopify.com";
export const SECOND = "second.myshopify.com";
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
