/** Closes `net`, `tls` and `dns` to everything but this machine, so that a forgotten host is found by name. */
import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import { EgressRefused, isLoopback } from "./loopback.mjs";

const LOOKUPS = ["lookup", "lookupService"];
const QUERIES =
  "resolve resolve4 resolve6 resolveAny resolveCaa resolveCname resolveMx resolveNaptr resolveNs resolvePtr resolveSoa resolveSrv resolveTlsa resolveTxt reverse".split(
    " ",
  );

/** The host that `socket.connect(...)` was asked for; undefined for a path (pipe) or the default host. */
function hostAskedFor(first, second) {
  const options = Array.isArray(first) ? first[0] : first;
  if (options !== null && typeof options === "object") return options.path ? undefined : options.host;
  const isPort = typeof options === "number" || /^\d+$/.test(String(options));
  return isPort && typeof second === "string" ? second : undefined;
}

// `tls.connect`, `http` and every client library end in this one method.
function guardSockets() {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guardedConnect(...given) {
    const host = hostAskedFor(given[0], given[1]);
    if (isLoopback(host)) return connect.apply(this, given);
    process.nextTick(() => this.destroy(new EgressRefused(host)));
    return this;
  };
}

function refuseUnless(mayGo, original, answersByPromise) {
  return function guarded(name, ...rest) {
    if (mayGo.call(this, name)) return original.call(this, name, ...rest);
    const refusal = new EgressRefused(String(name));
    if (answersByPromise) return Promise.reject(refusal);
    const callback = rest.at(-1);
    if (typeof callback !== "function") throw refusal;
    process.nextTick(callback, refusal);
    return undefined;
  };
}

const serverIsLoopback = (server) => isLoopback(server.replace(/:\d+$/, "")) || isLoopback(server);

/** Queries may go to a name server on this machine (the simulator's, set by `setServers`), and nowhere else. */
function guardNames() {
  for (const [api, byPromise] of [
    [dns, false],
    [dns.promises, true],
  ]) {
    for (const name of LOOKUPS) api[name] = refuseUnless(isLoopback, api[name], byPromise);
    const toOwnServer = () => api.getServers().every(serverIsLoopback);
    for (const name of QUERIES) api[name] = refuseUnless(toOwnServer, api[name], byPromise);
    const resolver = api.Resolver.prototype;
    const toOwnServerOfResolver = function () {
      return this.getServers().every(serverIsLoopback);
    };
    for (const name of QUERIES) resolver[name] = refuseUnless(toOwnServerOfResolver, resolver[name], byPromise);
  }
}

/** Puts the guard up for this process. */
export function guardEgress() {
  guardSockets();
  guardNames();
  syncBuiltinESMExports();
}
