/** The address under which a shop receives new mail; merchants forward their support address to it. */
export function inboxAddress(shop: string, mailDomain: string): string {
  return `support+${shop.replace(/\.myshopify\.com$/, "")}@${mailDomain}`;
}

/** The shop of an inbox address, or undefined when the address is none. */
export function shopOfInbox(address: string, mailDomain: string): string | undefined {
  const [local = "", domain] = address.toLowerCase().split("@");
  if (domain !== mailDomain.toLowerCase()) return undefined;
  const handle = /^(?:support|inbox)\+([a-z0-9][a-z0-9-]*)$/.exec(local)?.[1];
  return handle && `${handle}.myshopify.com`;
}
