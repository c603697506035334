/** Figures of one contender; those that do not apply are left out. */
export interface Figures {
  per_s?: number;
  p50_ms?: number;
  p95_ms?: number;
  p99_ms?: number;
  max_ms?: number;
  /** CPU time of the contender's process for one operation. */
  cpu_ms_per_op?: number;
  peak_mb?: number;
}

export interface BenchResult {
  ours: Figures;
  floor: Figures;
  idiom: Figures;
  ratio: { ours_to_floor: number; ours_to_idiom: number };
  verified: boolean;
}

export interface BenchRun {
  size: string;
  rounds: number;
  say: (line: string) => void;
}

export type Bench = (run: BenchRun) => Promise<BenchResult>;

type Contender = "ours" | "floor" | "idiom";

/** Our worst round against the others' best: by throughput. */
export function judge(rounds: Record<Contender, Figures[]>, verified: boolean): BenchResult {
  const byRate = (figures: Figures[]): Figures[] => figures.toSorted((a, b) => (a.per_s ?? 0) - (b.per_s ?? 0));
  const ours = byRate(rounds.ours)[0] ?? {};
  const floor = byRate(rounds.floor).at(-1) ?? {};
  const idiom = byRate(rounds.idiom).at(-1) ?? {};
  const ratio = (other: Figures): number => Number(((ours.per_s ?? 0) / (other.per_s ?? 1)).toFixed(2));
  return { ours, floor, idiom, ratio: { ours_to_floor: ratio(floor), ours_to_idiom: ratio(idiom) }, verified };
}

/** One line of figures for people. */
export function lineOf(name: string, figures: Figures): string {
  const parts = Object.entries(figures).map(([key, value]) => `${key} ${Number(value).toLocaleString("en", { maximumFractionDigits: 2 })}`);
  return `${name.padEnd(6)} ${parts.join("  ")}`;
}
