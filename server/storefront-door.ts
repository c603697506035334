// Storefront pages behind Shopify's app proxy, straight on the Node server. `pages` maps paths to doors in server/storefront/.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Refusal } from "~/lib/refusal";
import { statusOf } from "~/platform/http/answer.server";
import { proxyDoor } from "~/platform/http/proxy-door.server";
import { sendResponse, toRequest } from "./node-http";
import { pages } from "./storefront/pages";
import { refusalPage, startVisit } from "./storefront/visit";

/** Verifies Shopify's signature, finds the page, and shows a Refusal as a page with the person's sentence. */
export async function storefrontDoor(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const request = toRequest(req, res);
  let response: Response;
  try {
    const visit = await startVisit(proxyDoor(new URL(request.url), request.headers), request);
    const page = pages.find((one) => one.path.test(visit.path));
    const act = request.method === "POST" ? page?.post : page?.get;
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
  await sendResponse(res, response, req.method === "HEAD");
}
