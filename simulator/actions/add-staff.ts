import type { Staff } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewStaff {
  shop: string;
  firstName: string;
  lastName: string;
  email: string;
  locale?: string;
  accountOwner?: boolean;
  /** Scopes an online token of this person may carry; ["*"] (the default) means all of the app's. */
  permissions?: string[];
}

/** Hires a person who can sign in to the admin. */
export function addStaff(world: World, input: NewStaff): Result<{ staff: Staff }> {
  if (!world.state.shops[input.shop]) return refuse("shop", "Shop does not exist", "NOT_FOUND");
  const staff: Staff = {
    id: world.newId(),
    shop: input.shop,
    firstName: input.firstName,
    lastName: input.lastName,
    email: input.email,
    locale: input.locale ?? "en",
    accountOwner: input.accountOwner ?? false,
    permissions: input.permissions ?? ["*"],
  };
  world.state.staff[staff.id] = staff;
  world.changed();
  return { userErrors: [], staff };
}
