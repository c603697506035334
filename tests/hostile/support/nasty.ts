import { expect } from "vitest";
import type { Answer } from "./whole-house";

/** The longest an answer may take, in milliseconds. */
const PATIENCE = 5_000;

/** Values that nobody types by accident. */
export const NASTY: Record<string, string> = {
  nothing: "",
  long: "x".repeat(100_000),
  "a zero byte": "a\0b",
  "emoji and other directions": "🧵👩‍👩‍👧‍👦\u202eمرحبا\u2066",
  "half a surrogate": "a\ud83d",
  "a big number": "99999999999999999999",
  "a number beyond an integer": "2147483648",
  negative: "-1",
  "words of other languages": `'; drop table orders; -- ../../etc/passwd %_\\% {"$ne":null} __proto__`,
  "a line break": "a\r\nBcc: x@example.com",
  dashes: "-".repeat(36),
  "a uuid": "00000000-0000-0000-0000-000000000000",
  "a cursor of dashes": Buffer.from(`999999999999999 ${"-".repeat(36)}`).toString("base64url"),
  "a cursor far away": "n999999999999999_1",
  "a return's cursor": `n1_${"-".repeat(36)}`,
};

/** What every answer must be, whatever was asked: no 5xx, nothing of our insides, in time. */
export const fine = (answer: Answer, about: string): void => {
  expect(answer.status, `${about}: ${answer.text.slice(0, 300)}`).toBeLessThan(500);
  expect(answer.text, about).not.toMatch(/\bat [\w.<> ]+ \(?(file:|\/|node:)|node_modules|prisma\.|PrismaClient|SyntaxError|invalid byte/);
  expect(answer.ms, about).toBeLessThan(PATIENCE);
};
/** Works through a list, four at a time. */
export async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...list];
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
    }),
  );
}
