/** Thrown or handed to callbacks when something tries to leave this machine. */
export class EgressRefused extends Error {
  /** @param {string} host */
  constructor(host) {
    super(`A connection to ${host} was refused: only loopback may be reached here.`);
    this.name = "EgressRefused";
    this.code = "EGRESS_REFUSED";
    this.host = host;
  }
}

/**
 * Whether a host name or address means this machine. `0.0.0.0` does not count: it is an address to listen on.
 * @param {unknown} host undefined and "" mean "localhost", as in `net.connect`.
 */
export function isLoopback(host) {
  const text = String(host ?? "")
    .toLowerCase()
    .replace(/^\[|\]$/g, "");
  return text === "" || text === "localhost" || text.endsWith(".localhost") || text === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(text);
}
