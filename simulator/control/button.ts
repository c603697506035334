import { escapeHtml } from "../http.ts";

/** A button that calls the API; `fields` is the JSON body. */
export const button = (text: string, call: string, fields: object = {}, look = ""): string =>
  `<button type="button" class="${look}" data-call="${escapeHtml(call)}" data-fields="${escapeHtml(JSON.stringify(fields))}">${escapeHtml(text)}</button>`;
