import { SMTPServer } from "smtp-server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log/log.server";

let server: SMTPServer | undefined;

/** Listens for mail to reply addresses on MAIL_IN_PORT; does nothing without that port. */
export async function startMailDoor(): Promise<void> {
  const port = env.MAIL_IN_PORT;
  if (!port) return;
  const smtp = new SMTPServer({ authOptional: true, disabledCommands: ["AUTH", "STARTTLS"] });
  smtp.on("error", (error: Error) => log.warn({ err: error }, "mail door"));
  await new Promise<void>((resolve) => smtp.listen(port, env.HOST, resolve));
  server = smtp;
}

export function stopMailDoor(): Promise<void> {
  return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
}
