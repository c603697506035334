// Storefront pages behind Shopify's app proxy, straight on the Node server. `pages` maps paths to doors in server/storefront/.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "~/lib/refusal";
import { statusOf } from "~/platform/http/answer.server";
import { proxyDoor } from "~/platform/http/proxy-door.server";
import { sendResponse, toRequest, wasTooBig } from "./node-http";
import { pages } from "./storefront/pages";
import { FORM_TOO_BIG, MAX_FORM_BYTES, readForm, refusalPage, startVisit } from "./storefront/visit";

/** What a header says; several of one name are joined as fetch does. */
const headersOf = (req: IncomingMessage): { get: (name: string) => string | null } => ({
  get: (name) => {
    const value = req.headers[name];
    return (Array.isArray(value) ? value.join(", ") : value) ?? null;
  },
});

/** The posted form, or why it can't be read. A body that nobody will read any more ends its connection with the answer. */
async function formOf(req: IncomingMessage, res: ServerResponse): Promise<FormData | Refusal> {
  if (req.method !== "POST") return new FormData();
  const form =
    Number(req.headers["content-length"] ?? 0) > MAX_FORM_BYTES ? FORM_TOO_BIG : await readForm(toRequest(req, res, MAX_FORM_BYTES));
  if (form !== FORM_TOO_BIG && !wasTooBig(req)) return form;
  res.setHeader("connection", "close");
  return FORM_TOO_BIG;
}

/** Verifies Shopify's signature, finds the page, and shows a Refusal as a page with the person's sentence. */
export async function storefrontDoor(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  let response: Response;
  try {
    // Nothing of the body is read before the signature holds.
    const signed = proxyDoor(url, headersOf(req));
    const visit = await startVisit(signed, await formOf(req, res));
    const page = pages.find((one) => one.path.test(visit.path));
    const act = req.method === "POST" ? page?.post : req.method === "GET" || req.method === "HEAD" ? page?.get : undefined;
    if (!page) response = refusalPage(visit, new Refusal("not-found", "no-such-page", visit.t("common.noSuchPage")));
    else if (visit.unread) response = refusalPage(visit, visit.unread);
    else if (!act) response = new Response(null, { status: 405 });
    else
      response = await act(visit).catch((error: unknown) =>
        error instanceof Refusal ? refusalPage(visit, error) : Promise.reject(error as Error),
      );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response = new Response(error.person, { status: statusOf(error), headers: { "content-type": "text/plain; charset=utf-8" } });
  }
  if (!req.complete && req.method === "POST") res.setHeader("connection", "close");
  await sendResponse(res, response, req.method === "HEAD");
}
