/** What Shopify said of a shop's points with its last answer: https://shopify.dev/docs/api/usage/limits */
export interface ApiBudget {
  currentlyAvailable: number;
  maximumAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

/** Shops whose budget is remembered; the oldest go first. */
const MOST = 5_000;
const budgets = new Map<string, ApiBudget>();

/** Remembers what the last answer said. */
export function noteBudget(shop: string, budget: ApiBudget | undefined): void {
  if (!budget) return;
  budgets.delete(shop);
  budgets.set(shop, budget);
  const [oldest] = budgets.keys();
  if (budgets.size > MOST && oldest) budgets.delete(oldest);
}

/**
 * How long background work rests, in milliseconds, so that half of the shop's points stay for the people who work meanwhile; five
 * seconds where nothing is known.
 */
export function restFor(shop: string): number {
  const budget = budgets.get(shop);
  if (!budget) return 5_000;
  const missing = budget.maximumAvailable / 2 - budget.currentlyAvailable;
  return missing <= 0 ? 0 : Math.ceil((missing / Math.max(1, budget.restoreRate)) * 1000);
}
