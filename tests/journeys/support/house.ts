import { controlAt } from "../../../scripts/lib/control.ts";

/** Where everything of the started house is. */
export interface House {
  admin: string;
  storefront: string;
  mailbox: string;
  control: string;
  appWindow: string;
  /** The database as its owner: row-level security does not apply. */
  databaseUrl: string;
}

/** The house that start-house.ts started. @throws Error outside a Playwright run. */
export function theHouse(): House {
  if (!process.env.HOUSE) throw new Error("no house: run this with playwright test");
  return JSON.parse(process.env.HOUSE) as House;
}

/** The simulator's control API. */
export const control = controlAt(theHouse().control);

export interface Installation {
  domain: string;
  installed: boolean;
}

/** Is the app installed in the shop? */
export async function installed(shop: string): Promise<boolean> {
  const { shops } = await control.get<{ shops: Installation[] }>("/api/state");
  return shops.some((one) => one.domain === shop && one.installed);
}
