import { z } from "zod";
import { whyAutomatic } from "~/features/channels/automatic-mail";
import { readMail } from "~/features/channels/read-mail.server";
import type { ReadMail } from "~/features/channels/incoming-mail";
import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import { defineJob } from "~/platform/jobs/jobs.server";
import { joinMail } from "./join-mail.server";
import { noteAutomaticMail } from "./note-automatic-mail.server";
import { noteBounce } from "./note-bounce.server";
import { isOurOwn } from "./record/own-mail.server";

type Outcome = { state: "joined" | "skipped" | "parked"; note: string };

/**
 * Reads one stored mail and brings it to its conversation. A mail that can't be read is parked alone with the reason.
 * `anyway`: a person asked for it, so the checks for automatic mail are left out.
 */
export const receiveMail = defineJob({
  name: "receiveMail",
  schema: z.object({ shop: z.string(), id: z.uuid(), anyway: z.boolean() }),
  run: async ({ shop, id, anyway }, { last }) => {
    const row = await prisma.incomingMail.findUnique({ where: { shop_id: { shop, id } } });
    if (!row) return "Skipped: the mail is gone";
    if (row.state !== "waiting") return `Skipped: the mail is ${row.state} already`;
    const settle = async ({ state, note }: Outcome, messageId: string | null): Promise<string> => {
      await prisma.incomingMail.update({ where: { shop_id: { shop, id } }, data: { state, note, messageId } });
      return `${state}: ${note}`;
    };
    let mail: ReadMail | undefined;
    try {
      mail = await readMail(row.raw);
      return await settle(await sort(row, mail, anyway), mail.messageId);
    } catch (error) {
      // A fault of ours is tried again; what was refused, and what failed to the end, waits for a person.
      if (!(error instanceof Refusal) && !last) throw error;
      const note = error instanceof Refusal ? error.person : `It could not be taken in: ${String(error)}`;
      return settle({ state: "parked", note }, mail?.messageId ?? null);
    }
  },
});

async function sort(
  row: { shop: string; id: string; recipient: string; sender: string; raw: Uint8Array },
  mail: ReadMail,
  anyway: boolean,
): Promise<Outcome> {
  if (!anyway) {
    if (await isOurOwn(row.shop, mail)) return { state: "skipped", note: "A loop: this mail came from here." };
    if (await noteBounce(row, mail)) return { state: "skipped", note: "A delivery report: the message it is about shows it." };
    const why = row.sender === "" ? "it has no return address" : whyAutomatic(mail.headers);
    if (why) {
      await noteAutomaticMail(row, mail);
      return { state: "skipped", note: `Written by a program (${why}).` };
    }
  }
  const { number, repeated } = await joinMail(row, mail);
  return { state: "joined", note: repeated ? `Already in conversation C-${number}` : `In conversation C-${number}` };
}
