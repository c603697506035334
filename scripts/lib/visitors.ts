// People without a browser: a member of staff in the embedded app, a shopper in the storefront. They speak plain HTTP as a browser
// would: through the admin's frame, the app's window and the shop's proxy.
import { controlAt } from "./control.ts";
import type { House } from "./house.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

export interface Page {
  status: number;
  url: string;
  text: string;
}

export interface StaffVisitor {
  /** Opens a page of the app, e.g. "/app/orders". */
  open: (path: string) => Promise<Page>;
  /** Posts a form to a page of the app. */
  send: (path: string, form: Record<string, string> | FormData) => Promise<Page>;
}

const pageOf = async (answer: Response): Promise<Page> => ({ status: answer.status, url: answer.url, text: await answer.text() });

/** Installs the app as the admin's install button does. */
export async function installInStore(house: House, store: string): Promise<void> {
  const answer = await fetch(`${house.addresses.admin}/store/${store}/apps/aftercare/install`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(),
  });
  if (answer.status !== 303) throw new Error(`installing answered ${answer.status}`);
}

/** @param cookie of the staff switcher; without one the account owner is asking. */
export function staffOf(house: House, store: string, cookie = ""): StaffVisitor {
  const token = async (): Promise<string> => {
    const asked = await fetch(`${house.addresses.admin}/store/${store}/frame/session-token`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie },
      body: "{}",
    });
    const { value, error } = (await asked.json()) as { value?: string; error?: string };
    if (!value) throw new Error(`no session token: ${error ?? asked.status}`);
    return value;
  };
  const at = (path: string): string => `http://127.0.0.1:${house.ports.appWindow}${path}`;
  const headers = async (): Promise<Record<string, string>> => ({
    "user-agent": BROWSER,
    authorization: `Bearer ${await token()}`,
    accept: "text/html",
  });
  return {
    open: async (path) => pageOf(await fetch(at(path), { headers: await headers() })),
    send: async (path, form) => {
      const body = form instanceof FormData ? form : new URLSearchParams(form);
      return pageOf(await fetch(at(path), { method: "POST", headers: await headers(), body, redirect: "manual" }));
    },
  };
}

export interface Shopper {
  /** Opens a page of the storefront, e.g. "/apps/aftercare/track"; redirects are followed. */
  open: (path: string) => Promise<Page>;
  send: (path: string, form: Record<string, string> | [string, string][]) => Promise<Page>;
}

/** A guest in the demo shop's storefront. `ip`: whose guesses are counted. */
export function shopperIn(house: House, language = "en"): Shopper {
  const at = (path: string): string => new URL(path, house.addresses.storefront).toString();
  const headers = { "user-agent": BROWSER, "accept-language": language };
  return {
    open: async (path) => pageOf(await fetch(at(path), { headers })),
    send: async (path, form) => pageOf(await fetch(at(path), { method: "POST", headers, body: new URLSearchParams(form) })),
  };
}

/** The cookie of the admin's staff switcher for a person. @throws Error when nobody of that first name works in the store */
export async function signedIn(house: House, store: string, firstName: string): Promise<string> {
  const staff = await controlAt(house.addresses.control).get<Record<string, { id: string; shop: string; firstName: string }>>(
    "/api/world?path=staff",
  );
  const person = Object.values(staff).find((one) => one.shop === `${store}.myshopify.com` && one.firstName === firstName);
  if (!person) throw new Error(`nobody called ${firstName} works in ${store}`);
  const answer = await fetch(`${house.addresses.admin}/store/${store}/staff`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ staff: person.id }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
