import { readdirSync, readFileSync } from "node:fs";

/** One recorded request and what a real store answered. */
export interface Recorded {
  /** Where in the recording it stood; short and unique within the story. */
  id: string;
  document: string;
  variables: Record<string, unknown>;
  status: number;
  response: {
    data?: unknown;
    errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
    extensions?: { cost?: { requestedQueryCost: number } };
  };
  /** A read of which the recording does not say when in the story it was made: it counts when it fits at one point. */
  anytime?: boolean;
  /** The document was not recorded; it was written from the variables and the answer. */
  rebuilt?: boolean;
  /** Why this request only prepares others: its root field is not played. */
  skip?: string;
}

/** The requests of one recording, in their order. */
export interface Story {
  name: string;
  requests: Recorded[];
}

const folder = new URL("./fixtures/", import.meta.url);

/** All recordings, by name. */
export const stories = (): Story[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ""),
      requests: (JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Omit<Story, "name">).requests,
    }));
