/** Why something was refused; `status` of each is in platform/http/answer.server.ts. */
export type RefusalKind = "invalid" | "not-allowed" | "not-found" | "conflict" | "too-many" | "signed-out" | "unavailable";

/**
 * A final "no" of a use case: 4xx at a door, never retried by a job.
 * `message` is for the log (ids, cause), `person` is the sentence shown to whoever asked; `code` names it in tests and locale files.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  readonly code: string;
  readonly person: string;
  /** Field of a form → sentence. */
  readonly fields: Record<string, string>;

  constructor(
    kind: RefusalKind,
    code: string,
    person: string,
    more: { log?: string; fields?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(more.log ?? `${code}: ${person}`, { cause: more.cause });
    this.kind = kind;
    this.code = code;
    this.person = person;
    this.fields = more.fields ?? {};
  }
}
