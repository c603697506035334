import { expect, type Page } from "@playwright/test";
import { theHouse } from "./house.ts";

export interface SeenMail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
}

/** Mails to an address, newest first; with `word` those whose subject or text hold it. */
export async function mailsTo(address: string, word = ""): Promise<SeenMail[]> {
  const answer = await fetch(new URL(`/api/mails?to=${encodeURIComponent(address)}`, theHouse().mailbox));
  const { mails } = (await answer.json()) as { mails: SeenMail[] };
  return mails.filter((mail) => mail.subject.includes(word) || mail.text.includes(word));
}

/** Waits for the first mail to an address that holds `word`. */
export async function mailTo(address: string, word: string): Promise<SeenMail> {
  await expect.poll(() => mailsTo(address, word), { message: `a mail to ${address} about “${word}”`, timeout: 30_000 }).not.toEqual([]);
  const [mail] = await mailsTo(address, word);
  if (!mail) throw new Error("the mail is gone again");
  return mail;
}

/** Opens a mail on the mailbox page. */
export async function openMail(page: Page, mail: SeenMail): Promise<void> {
  await page.goto(new URL(`/mails/${mail.id}`, theHouse().mailbox).toString());
}
