import type { Simulator } from "../simulator.ts";

export interface Refusing {
  /** 451: try again later; 550: never. */
  code: 451 | 550;
  /** How many more mails are refused. */
  times: number;
}

export interface SentMail {
  at: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  messageId: string;
  /** The mail it answers, or null. */
  answers: string | null;
}

/** What the SMTP server and the mailbox page share beside the mails themselves. Not kept over a restart. */
export interface MailRoom {
  refusing: Refusing | null;
  /** What a person (or a test) sent from the mailbox, oldest first, bounded. */
  sent: SentMail[];
}

const rooms = new WeakMap<Simulator, MailRoom>();

export function mailRoom(sim: Simulator): MailRoom {
  const room = rooms.get(sim) ?? { refusing: null, sent: [] };
  rooms.set(sim, room);
  return room;
}
