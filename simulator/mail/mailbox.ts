import type { IncomingMessage, ServerResponse } from "node:http";
import { BadInput, readFields, sendHtml, sendTo, type Handler } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import { attachmentOf } from "./store-mail.ts";
import { addressed, findMail, mailApi } from "./mail-api.ts";
import { mailPage } from "./mail-page.ts";
import { answerMail, sendMail } from "./send-mail.ts";
import { newMailFrom, textOf } from "./mail-input.ts";

/** The HTML of a mail, alone, under a policy that lets it load and run nothing; shown in a sandboxed frame. */
const BODY_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-popups";

function post(sim: Simulator, path: string, fields: Record<string, unknown>): Promise<unknown> {
  if (path === "/compose") return sendMail(sim, newMailFrom(fields));
  const mail = findMail(sim, path.split("/")[2] ?? "");
  const from = typeof fields.from === "string" && fields.from ? { from: fields.from } : {};
  return answerMail(sim, mail, { text: textOf(fields), ...from });
}

/** A page at that path; `failed` tells why the form that was sent from it did not go out, with what was typed. */
function show(sim: Simulator, response: ServerResponse, url: URL, failed?: { problem: BadInput; typed: Record<string, unknown> }): void {
  const [, first = "", id = ""] = url.pathname.split("/");
  if (!["", "mails", "compose"].includes(first)) throw new BadInput(`There is no page ${url.pathname}.`, 404);
  const open = first === "mails" ? findMail(sim, id) : null;
  if (open && !open.read) {
    open.read = true;
    sim.world.changed();
  }
  const to = url.searchParams.get("to") ?? "";
  const words = { said: url.searchParams.get("said"), problem: failed?.problem.message ?? null, typed: failed?.typed ?? {} };
  const view = { mails: addressed(sim, to), open, to, composing: first === "compose", ...words };
  sendHtml(response, mailPage(sim, view), failed?.problem.status ?? 200);
}

async function submit(sim: Simulator, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const typed = await readFields(request);
  try {
    await post(sim, url.pathname, typed);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return show(sim, response, url, { problem: error, typed });
  }
  sendTo(response, url.pathname === "/compose" ? "/?said=sent" : `${url.pathname.replace(/\/answer$/, "")}?said=answered`);
}

async function sendAttachment(sim: Simulator, response: ServerResponse, id: string, index: string): Promise<void> {
  const file = await attachmentOf(findMail(sim, id), Number(index));
  if (!file) throw new BadInput("That mail has no such attachment.", 404);
  response.writeHead(200, {
    "Content-Type": file.type,
    "X-Content-Type-Options": "nosniff",
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  });
  response.end(file.bytes);
}

/** The mailbox: pages for a person, `/api/…` for programs. */
export function mailboxHandler(sim: Simulator): Handler {
  const api = mailApi(sim);
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const [, first = "", id = "", part = "", index = ""] = url.pathname.split("/");
    if (first === "api") return api(request, response, url);
    if (request.method === "POST") return submit(sim, request, response, url);
    if (first === "mails" && part === "attachments") return sendAttachment(sim, response, id, index);
    if (first === "mails" && part === "body") {
      response.setHeader("Content-Security-Policy", BODY_POLICY);
      return sendHtml(response, `<base target="_blank">${findMail(sim, id).html ?? ""}`);
    }
    show(sim, response, url);
  };
}
