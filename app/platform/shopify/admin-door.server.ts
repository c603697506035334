import type { Session } from "@shopify/shopify-api";
import type { Actor } from "~/platform/db/audit.server";
import { shopify } from "./shopify.server";

/** The member of staff who is asking, as their own online token says. */
export interface Staff {
  /** Shopify's user id. */
  id: string;
  name: string;
  email: string | null;
  locale: string;
  accountOwner: boolean;
  /** What Shopify lets this person do through the app. */
  scopes: string[];
  actor: Actor;
}

/** Who entered: from the verified session, never from the body. */
export interface AdminVisit {
  shop: string;
  staff: Staff;
}

export type SignInListener = (visit: AdminVisit) => Promise<void>;

let listeners: readonly SignInListener[] = [];
const greeted = new Set<string>();

/** Sets who is told when somebody enters with a token not seen before in this process. */
export function onSignIn(list: readonly SignInListener[]): void {
  listeners = list;
}

/**
 * First line of every admin route.
 * @throws Response as Shopify's library decides: bounce page, 401 with the retry header, redirect.
 */
export async function adminDoor(request: Request): Promise<AdminVisit> {
  const { session } = await shopify.authenticate.admin(request);
  const visit = { shop: session.shop, staff: toStaff(session) };
  const key = `${session.shop} ${session.accessToken ?? ""}`;
  if (!greeted.has(key)) {
    for (const listen of listeners) await listen(visit);
    if (greeted.size > 5_000) greeted.clear();
    greeted.add(key);
  }
  return visit;
}

function toStaff(session: Session): Staff {
  const user = session.onlineAccessInfo?.associated_user;
  if (!user) throw new Error(`session ${session.id} is not an online session`);
  const name = [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email || `Staff ${user.id}`;
  const scopes = (session.onlineAccessInfo?.associated_user_scope ?? "").split(",").filter(Boolean);
  const id = String(user.id);
  return {
    id,
    name,
    email: user.email || null,
    locale: user.locale || "en",
    accountOwner: user.account_owner,
    scopes,
    actor: { id: `staff:${id}`, name },
  };
}
