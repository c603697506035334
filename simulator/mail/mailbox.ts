import { readFields, sendHtml, sendJson, sendTo, type Handler } from "../http.ts";
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

/** The mailbox: pages for a person, `/api/…` for programs. */
export function mailboxHandler(sim: Simulator): Handler {
  const api = mailApi(sim);
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://mailbox");
    const [, first = "", id = "", part = "", index = ""] = url.pathname.split("/");
    if (first === "api") return api(request, response, url);
    if (request.method === "POST") {
      await post(sim, url.pathname, await readFields(request));
      return sendTo(response, first === "compose" ? "/?said=sent" : `/mails/${id}?said=answered`);
    }
    if (first === "mails" && part === "body") {
      response.setHeader("Content-Security-Policy", BODY_POLICY);
      return sendHtml(response, `<base target="_blank">${findMail(sim, id).html ?? ""}`);
    }
    if (first === "mails" && part === "attachments") {
      const file = await attachmentOf(findMail(sim, id), Number(index));
      if (!file) return sendJson(response, { error: "That mail has no such attachment." }, 404);
      response.writeHead(200, {
        "Content-Type": file.type,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      });
      return void response.end(file.bytes);
    }
    if (url.pathname !== "/" && first !== "mails" && first !== "compose")
      return sendJson(response, { error: `There is no page ${url.pathname}.` }, 404);
    const open = first === "mails" ? findMail(sim, id) : null;
    if (open && !open.read) {
      open.read = true;
      sim.world.changed();
    }
    const to = url.searchParams.get("to") ?? "";
    sendHtml(
      response,
      mailPage(sim, { mails: addressed(sim, to), open, to, composing: first === "compose", said: url.searchParams.get("said") }),
    );
  };
}
