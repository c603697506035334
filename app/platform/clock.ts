let fixed: number | undefined;

/** The time on which all business decisions rest. SQL's now() is never used for business time. */
export const clock = {
  now: (): Date => new Date(fixed ?? Date.now()),
  /** Stops the clock at an instant; for tests. */
  set: (at: Date | string): void => {
    fixed = new Date(at).getTime();
  },
  /** Lets the clock run again; for tests. */
  run: (): void => {
    fixed = undefined;
  },
};

export const seconds = (n: number): number => n * 1000;
export const minutes = (n: number): number => n * 60_000;
export const hours = (n: number): number => n * 3_600_000;
export const days = (n: number): number => n * 86_400_000;

/** `at` moved by a number of milliseconds. */
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
