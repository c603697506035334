import { Refusal, type RefusalKind } from "~/lib/refusal";

const STATUS: Record<RefusalKind, number> = {
  invalid: 422,
  "not-allowed": 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
  "signed-out": 401,
  unavailable: 503,
};

/** HTTP status of a Refusal. */
export const statusOf = (refusal: Refusal): number => STATUS[refusal.kind];

/** What a form shows of a Refusal. */
export interface RefusalAnswer {
  refused: { code: string; message: string; fields: Record<string, string> };
}

/**
 * Runs a use case for an action: its value as JSON, or the person's sentence with the Refusal's status. Anything else is thrown on.
 */
export async function answer<T>(deed: () => Promise<T>): Promise<Response> {
  try {
    return Response.json((await deed()) ?? { done: true });
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error);
    throw error;
  }
}

/** The JSON answer to a Refusal. */
export function refusalResponse(refusal: Refusal): Response {
  const body: RefusalAnswer = { refused: { code: refusal.code, message: refusal.person, fields: refusal.fields } };
  return Response.json(body, { status: statusOf(refusal) });
}

/** For loaders: a Refusal becomes a thrown Response with the person's sentence; the error boundary shows it. */
export async function orRefuse<T>(deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof Refusal) throw new Response(error.person, { status: statusOf(error), statusText: error.code });
    throw error;
  }
}
