import type { IncomingMessage, ServerResponse } from "node:http";
import { BadInput, readFields, sendJson } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import type { Mail } from "../world/types.ts";
import { newMailFrom, textOf } from "./mail-input.ts";
import { mailRoom } from "./mail-room.ts";
import { answerMail, sendMail } from "./send-mail.ts";

/** @throws BadInput (404). */
export function findMail(sim: Simulator, id: string): Mail {
  const mail = sim.world.state.mails.find((candidate) => candidate.id === id);
  if (!mail) throw new BadInput(`There is no mail ${id}.`, 404);
  return mail;
}

/** Mails to recipients whose address contains `to`, newest first. */
export function addressed(sim: Simulator, to: string): Mail[] {
  const wanted = to.trim().toLowerCase();
  return sim.world.state.mails.filter((mail) => mail.to.some((address) => address.toLowerCase().includes(wanted))).toReversed();
}

/** `since` is an ISO time or milliseconds since 1970. */
function after(since: string | null): (mail: Mail) => boolean {
  if (since === null || since === "") return () => true;
  const at = /^\d+$/.test(since) ? Number(since) : Date.parse(since);
  if (Number.isNaN(at)) throw new BadInput(`"since" has to be a time, not "${since}".`);
  return (mail) => Date.parse(mail.at) > at;
}

const withoutRaw = ({ raw: _raw, ...mail }: Mail): Omit<Mail, "raw"> => mail;

function setRefusing(sim: Simulator, fields: Record<string, unknown>): unknown {
  const times = Number(fields.times ?? 1);
  const code = Number(fields.code ?? 451);
  if (code !== 451 && code !== 550) throw new BadInput('"code" has to be 451 (try again later) or 550 (never).');
  if (!Number.isInteger(times) || times < 0) throw new BadInput('"times" has to be a whole number.');
  mailRoom(sim).refusing = times === 0 ? null : { code, times };
  return { refusing: mailRoom(sim).refusing };
}

async function answer(sim: Simulator, fields: Record<string, unknown>): Promise<unknown> {
  if (typeof fields.id !== "string") throw new BadInput('"id" has to be the id of the mail that is answered.');
  const from = typeof fields.from === "string" ? { from: fields.from } : {};
  const quote = fields.quote === false ? { quote: false } : {};
  return answerMail(sim, findMail(sim, fields.id), { text: textOf(fields), ...from, ...quote });
}

function emptied(sim: Simulator): unknown {
  const deleted = sim.world.state.mails.length;
  sim.world.state.mails = [];
  sim.world.changed();
  return { deleted };
}

/**
 * GET /api/mails?to=&since= · GET /api/mails/:id (with raw) · DELETE /api/mails · GET /api/sent ·
 * POST /api/answer {id, text, from?, quote?} · POST /api/send {from, to, subject, text, headers?} · PUT /api/refuse {code, times}
 */
export function mailApi(sim: Simulator): (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> {
  return async (request, response, url) => {
    const [, , what = "", id = ""] = url.pathname.split("/");
    const query = url.searchParams;
    switch (`${request.method} ${what}`) {
      case "GET mails": {
        if (id) return sendJson(response, findMail(sim, id));
        const mails = addressed(sim, query.get("to") ?? "").filter(after(query.get("since")));
        return sendJson(response, { mails: mails.map(withoutRaw) });
      }
      case "DELETE mails":
        return sendJson(response, emptied(sim));
      case "GET sent":
        return sendJson(response, { sent: mailRoom(sim).sent });
      case "POST answer":
        return sendJson(response, await answer(sim, await readFields(request)));
      case "POST send":
        return sendJson(response, await sendMail(sim, newMailFrom(await readFields(request))));
      case "PUT refuse":
        return sendJson(response, setRefusing(sim, await readFields(request)));
      default:
        return sendJson(response, { error: `There is no ${request.method} ${url.pathname}.` }, 404);
    }
  };
}
