/** Counts stop here: a home page must not count a hundred thousand rows. */
export const COUNTED = 100;

/** "7", or "99+" where counting stopped. */
export const showCount = (count: number): string => (count >= COUNTED ? `${COUNTED - 1}+` : String(count));
