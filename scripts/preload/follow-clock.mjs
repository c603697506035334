/** Keeps this process on the clock that the simulator's control page sets. */
import http from "node:http";
import { setClockOffset } from "./shifted-date.mjs";

const EVERY_MS = 250;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/** One question to the control; the socket does not keep the process alive. Undefined when there is no good answer. */
function askOffset(url, { hold }) {
  return new Promise((resolve) => {
    const request = http.get(url, { agent, timeout: 1_000 }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (body += part));
      response.on("error", () => resolve(undefined));
      response.on("end", () => {
        const match = response.statusCode === 200 ? /"offsetMs":\s*(-?\d+)/.exec(body) : null;
        resolve(match ? Number(match[1]) : undefined);
      });
    });
    request.on("socket", (socket) => (hold ? socket.ref() : socket.unref()));
    request.on("timeout", () => request.destroy(new Error("the control did not answer within a second")));
    // The control may not be up yet, or already gone: the next question settles it.
    request.on("error", () => resolve(undefined));
  });
}

/**
 * Reads the offset once before it returns (so that the program starts at the right time when the control is up), then every
 * 250 ms. Each question names this process, so that the control knows who has seen the newest offset.
 * @param {string} control origin of the control API, e.g. "http://127.0.0.1:4203"
 */
export async function followClock(control) {
  const url = new URL(`/api/clock?by=${process.pid}`, control);
  const ask = async (options) => {
    const offset = await askOffset(url, options);
    if (offset !== undefined) setClockOffset(offset);
  };
  await ask({ hold: true });
  const again = () => setTimeout(() => void ask({ hold: false }).then(again), EVERY_MS).unref();
  again();
}
