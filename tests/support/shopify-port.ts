import type { IncomingMessage, ServerResponse } from "node:http";

type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<void>;
let answer: Answer | undefined;

/** Sets who answers for Shopify's hosts in this test file. */
export function standIn(handler: Answer): void {
  answer = handler;
}

/** The listener behind SHOPIFY_SIM_ORIGIN in tests; 501 as long as nobody stands in. */
export function answerAsShopify(req: IncomingMessage, res: ServerResponse): void {
  if (!answer) return void res.writeHead(501).end("no simulator in this test");
  answer(req, res).catch((error: unknown) => {
    res.writeHead(500).end(String(error));
  });
}
