import { html, rawHtml, type Html } from "~/lib/html";
import { mailColours as c, mailDarkCss } from "./mail-colours";

/** What a mail of ours says; plain sentences without markup. */
export interface MailContent {
  shopName: string;
  /** Language of the words, e.g. "de"; also decides the direction of writing. */
  locale: string;
  title: string;
  paragraphs: string[];
  button?: { label: string; url: string };
  /** Label and value, in the order shown. */
  facts?: [label: string, value: string][];
  /** Small print below the line. */
  footer: string[];
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** One mail in both forms: the same words as plain text and as HTML. */
export function mailLayout(mail: MailContent): { text: string; html: string } {
  return { text: asText(mail), html: asHtml(mail) };
}

function asText(mail: MailContent): string {
  const facts = mail.facts ?? [];
  const width = Math.max(0, ...facts.map(([label]) => label.length + 1));
  const parts = [
    `${mail.title}\n${"=".repeat(Math.min(72, [...mail.title].length))}`,
    ...mail.paragraphs,
    facts.map(([label, value]) => `${`${label}:`.padEnd(width + 1)}${value}`).join("\n"),
    mail.button ? `${mail.button.label}:\n${mail.button.url}` : "",
    // "-- " starts a signature (RFC 3676 §4.3): mail programs leave it out of answers.
    `-- \n${[mail.shopName, ...mail.footer].join("\n")}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

// Tables and inline styles, because Outlook on Windows lays out with Word and Gmail drops <style> in forwarded mail.
function asHtml(mail: MailContent): string {
  const dir = RIGHT_TO_LEFT.has(mail.locale.split("-")[0] ?? "") ? "rtl" : "ltr";
  const page = html`<!doctype html>
    <html lang="${mail.locale}" dir="${dir}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${mail.title}</title>
        ${rawHtml(`<style>${mailDarkCss}</style>`)}
      </head>
      <body class="m-back" style="margin:0;padding:0;background:${c.back};-webkit-text-size-adjust:100%">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="m-back" style="background:${c.back}">
          <tr>
            <td align="center" style="padding:24px 12px">
              <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px">
                ${row(html`<strong class="m-soft" style="font-size:15px;color:${c.soft}">${mail.shopName}</strong>`, "0 8px 12px")}
                <tr>
                  <td class="m-card" style="background:${c.card};border:1px solid ${c.line};border-radius:12px;padding:32px 28px">
                    ${card(mail)}
                  </td>
                </tr>
                ${row(
                  mail.footer.map(
                    (line) => html`<p class="m-soft" style="margin:0 0 6px;font-size:13px;line-height:1.5;color:${c.soft}">${line}</p>`,
                  ),
                  "16px 8px 0",
                )}
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
  return page.text.replace(/\n\s+/g, "\n");
}

const row = (content: Html | Html[], padding: string): Html =>
  html`<tr>
    <td style="padding:${padding};font-family:${FONT}">${content}</td>
  </tr>`;

function card(mail: MailContent): Html {
  const { button, facts = [] } = mail;
  return html`<h1 class="m-text" style="margin:0 0 16px;font-family:${FONT};font-size:22px;line-height:1.3;font-weight:650;color:${c.text}">
      ${mail.title}
    </h1>
    ${mail.paragraphs.map(
      (words) =>
        html`<p class="m-text" style="margin:0 0 16px;font-family:${FONT};font-size:16px;line-height:1.55;color:${c.text}">
          ${withBreaks(words)}
        </p>`,
    )}
    ${facts.length > 0 && factTable(facts)}
    ${
      button &&
      html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 0">
        <tr>
          <td class="m-button" style="background:${c.button};border-radius:8px">
            <a
              href="${button.url}"
              class="m-button-text"
              style="display:inline-block;padding:12px 22px;font-family:${FONT};font-size:16px;font-weight:600;color:${c.onButton};text-decoration:none"
              >${button.label}</a
            >
          </td>
        </tr>
      </table>`
    }`;
}

const withBreaks = (words: string): Html[] => words.split("\n").map((line, at) => html`${at > 0 && rawHtml("<br />")}${line}`);

function factTable(facts: [string, string][]): Html {
  const cell = `padding:8px 0;font-family:${FONT};font-size:15px;line-height:1.45;vertical-align:top;border-top:1px solid ${c.line}`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
    ${facts.map(
      ([label, value]) =>
        html`<tr>
          <td class="m-soft m-line" width="38%" style="${cell};color:${c.soft}">${label}</td>
          <td class="m-text m-line" style="${cell};color:${c.text}">${withBreaks(value)}</td>
        </tr>`,
    )}
  </table>`;
}
