import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Simulator } from "../simulator.ts";
import { portProblem } from "../servers.ts";
import { mailRoom } from "./mail-room.ts";
import { storeMail } from "./store-mail.ts";

const LARGEST = 25_000_000;

class Refused extends Error {
  readonly responseCode: number;

  constructor(responseCode: number, words: string) {
    super(words);
    this.responseCode = responseCode;
  }
}

/** Counts down an ordered refusal; undefined when mail is welcome. */
function ordered(sim: Simulator): Refused | undefined {
  const room = mailRoom(sim);
  const { refusing } = room;
  if (!refusing) return undefined;
  refusing.times -= 1;
  if (refusing.times <= 0) room.refusing = null;
  return refusing.code === 451 ? new Refused(451, "4.3.0 Try again later") : new Refused(550, "5.1.1 No such user here");
}

async function receive(sim: Simulator, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  if (stream.sizeExceeded) throw new Refused(552, "5.3.4 Message too big");
  const refusal = ordered(sim);
  if (refusal) throw refusal;
  const { mailFrom, rcptTo } = session.envelope;
  await storeMail(sim.world, Buffer.concat(parts), { from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address) });
}

/**
 * Starts the SMTP server that takes all mail of the app, for every address: no TLS, sign-in accepted but not asked for.
 * @returns a function that stops it.
 * @throws Error naming the port when it is taken.
 */
export function startSmtp(sim: Simulator): Promise<() => Promise<void>> {
  const port = sim.config.ports.smtp;
  const server = new SMTPServer({
    banner: "simulated mail provider",
    disabledCommands: ["STARTTLS"],
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 200,
    size: LARGEST,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? "anyone" }),
    onData: (stream, session, callback) => {
      receive(sim, stream, session).then(
        () => callback(),
        (error: Error) => callback(error),
      );
    },
  });
  return new Promise((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => reject(portProblem(error, port, "smtp")));
    server.listen(port, "127.0.0.1", () => resolve(() => new Promise((closed) => server.close(() => closed()))));
  });
}
