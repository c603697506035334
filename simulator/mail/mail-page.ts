import { escapeHtml } from "../http.ts";
import { page } from "../page.ts";
import type { Simulator } from "../simulator.ts";
import type { Mail } from "../world/types.ts";
import { mailRoom, type SentMail } from "./mail-room.ts";

export interface MailView {
  mails: Mail[];
  open: Mail | null;
  /** Filter by recipient. */
  to: string;
  composing: boolean;
  said: string | null;
  /** Why what was written did not go out; what was written is shown again. */
  problem: string | null;
  typed: Record<string, unknown>;
}

const SAID: Record<string, string> = { sent: "The mail was sent to the app.", answered: "Your answer was sent to the app." };
const when = (iso: string): string => new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

function listItem(mail: Mail, view: MailView): string {
  const query = view.to ? `?to=${encodeURIComponent(view.to)}` : "";
  const current = mail.id === view.open?.id ? ' aria-current="true"' : "";
  return `<li class="${mail.read ? "" : "unread"}"><a href="/mails/${mail.id}${query}"${current}>
    <span class="between small soft"><span>to ${escapeHtml(mail.to.join(", "))}</span><time>${when(mail.at)}</time></span>
    <span class="subject">${escapeHtml(mail.subject || "(no subject)")}</span><br>
    <span class="small soft">${escapeHtml(mail.text.replace(/\s+/g, " ").slice(0, 90))}</span></a></li>`;
}

function list(view: MailView): string {
  const items = view.mails.slice(0, 200).map((mail) => listItem(mail, view));
  const none = view.to ? "No mail to such an address." : "No mail yet. Whatever the app sends, to whatever address, arrives here.";
  return `<section class="card list" aria-label="Mails">
    <form class="row" style="margin-bottom:.75rem"><label style="flex:1">Recipient contains<input name="to" type="search" value="${escapeHtml(view.to)}"></label><button class="plain">Filter</button></form>
    ${items.length ? `<ul>${items.join("")}</ul>` : `<p class="soft">${none}</p>`}</section>`;
}

const answerForm = (
  mail: Mail,
  typed: MailView["typed"],
): string => `<form method="post" action="/mails/${mail.id}/answer" class="stack" style="margin-top:1rem">
  <h2>Answer</h2>
  <label>From<input name="from" value="${escapeHtml(typed.from ?? mail.to[0] ?? "")}" required></label>
  <label>Text<textarea name="text" required>${escapeHtml(typed.text)}</textarea></label>
  <div class="row"><button>Send the answer</button><span class="soft small">goes to ${escapeHtml(mail.headers["reply-to"] ?? mail.from)}</span></div></form>`;

const sentBlock = ({ at, from, text }: SentMail): string =>
  `<div class="said" style="margin-top:1rem"><span class="small">${escapeHtml(from)} answered on ${when(at)}</span><pre>${escapeHtml(text)}</pre></div>`;

function message(sim: Simulator, mail: Mail, typed: MailView["typed"]): string {
  const headers = Object.entries(mail.headers).map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`);
  const files = mail.attachments.map(
    ({ name, type, size }, index) =>
      `<li><a href="/mails/${mail.id}/attachments/${index}">${escapeHtml(name)}</a> <span class="soft small">${escapeHtml(type)}, ${size} bytes</span></li>`,
  );
  const answers = mailRoom(sim).sent.filter((sent) => sent.answers === mail.id);
  const text = `<pre>${escapeHtml(mail.text)}</pre>`;
  return `<p class="small"><a href="/">← All mails</a></p><h1>${escapeHtml(mail.subject || "(no subject)")}</h1>
    <dl class="small" style="margin:.6rem 0 1rem"><dt>From</dt><dd>${escapeHtml(mail.from)}</dd><dt>To</dt><dd>${escapeHtml(mail.to.join(", "))}</dd><dt>At</dt><dd>${when(mail.at)} UTC</dd></dl>
    ${mail.html ? `<iframe sandbox="allow-popups" title="The mail as HTML" src="/mails/${mail.id}/body"></iframe><details><summary>Plain text</summary>${text}</details>` : text}
    ${files.length ? `<h2 style="margin-top:1rem">Attachments</h2><ul>${files.join("")}</ul>` : ""}
    <details style="margin-top:.75rem"><summary>Headers</summary><dl class="small" style="margin-top:.5rem">${headers.join("")}</dl></details>
    ${answers.map(sentBlock).join("")}${answerForm(mail, typed)}`;
}

const compose = (
  typed: MailView["typed"],
): string => `<h1>Write a mail</h1><form method="post" action="/compose" class="stack" style="margin-top:1rem">
  <label>From<input name="from" type="email" placeholder="shopper@example.com" value="${escapeHtml(typed.from)}" required></label>
  <label>To<input name="to" placeholder="an address of the shop" value="${escapeHtml(typed.to)}" required></label>
  <label>Subject<input name="subject" value="${escapeHtml(typed.subject)}"></label><label>Text<textarea name="text" required>${escapeHtml(typed.text)}</textarea></label>
  <div><button>Send to the app</button></div></form>`;

const nothing = `<p class="soft">Choose a mail to read it and to answer it.</p>`;
// A person who reads should not lose the place: the page only says that there is more.
const script = `setInterval(async()=>{try{const{mails}=await(await fetch("/api/mails")).json();const n=mails.length;const more=document.getElementById("more");if(n>Number(more.dataset.known)){more.hidden=false;more.textContent=(n-Number(more.dataset.known))+" new"}}catch{}},4000)`;

/** The list, and beside it a mail, the form for a new one, or a hint. */
export function mailPage(sim: Simulator, view: MailView): string {
  const right = view.open ? message(sim, view.open, view.typed) : view.composing ? compose(view.typed) : nothing;
  const said = view.said ? SAID[view.said] : undefined;
  const body = `<div class="head"><h1>Mailbox <a id="more" class="badge warn" href="/" hidden data-known="${sim.world.state.mails.length}"></a></h1><a class="button" href="/compose">Write a mail</a></div>
    ${said ? `<p class="said" role="status">${said}</p>` : ""}${view.problem ? `<p class="said bad" role="alert">${escapeHtml(view.problem)}</p>` : ""}
    <div class="mails${view.open || view.composing ? " open" : ""}">${list(view)}<section class="card" aria-label="Mail">${right}</section></div>`;
  return page(sim.config, { title: view.open?.subject || "Mailbox", here: "mailbox", body, script });
}
