import type pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import type { Control } from "../../lib/control.ts";
import type { House } from "../../lib/house.ts";
import type { Shopper, StaffVisitor } from "../../lib/visitors.ts";

/** What the steps of the story share. */
export interface Story {
  house: House;
  control: Control;
  db: pg.Client;
  merchant: StaffVisitor;
  shopper: Shopper;
  /** Ids and names that later steps need. */
  notes: Record<string, string>;
}

export interface Step {
  name: string;
  play: (story: Story) => Promise<void>;
}

export const SHOP = "demo.myshopify.com";

/** @throws Error with the sentence when it does not hold. */
export function must(holds: unknown, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** Asks again until there is an answer. @throws Error naming what was waited for, after 30 s. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>, seconds = 30): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await sleep(100);
  }
}

/** First row of a query, or undefined. */
export async function row<T extends object>(story: Story, sql: string, values: unknown[] = []): Promise<T | undefined> {
  return (await story.db.query<T>(sql, values)).rows[0];
}

export interface SeenMail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** Mails to an address whose subject or text holds a word, newest first. */
export async function mailsTo(story: Story, address: string, word: string): Promise<SeenMail[]> {
  const mailbox = new URL(`/api/mails?to=${encodeURIComponent(address)}`, story.house.addresses.mailbox);
  const { mails } = (await (await fetch(mailbox)).json()) as { mails: SeenMail[] };
  return mails.filter((mail) => mail.subject.includes(word) || mail.text.includes(word));
}

/** Answers a mail as its reader would. */
export async function answerMail(story: Story, id: string, text: string): Promise<void> {
  const answer = await fetch(new URL("/api/answer", story.house.addresses.mailbox), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, text }),
  });
  must(answer.ok, `the mailbox could not answer: ${await answer.text()}`);
}
