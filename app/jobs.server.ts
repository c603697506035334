import type { AnyJob } from "~/platform/jobs/jobs.server";
import { sendMail } from "~/platform/mail/outbox.server";

/** Every job. */
export const jobs: readonly AnyJob[] = [sendMail];

/** Jobs that run by the clock: crontab lines (UTC) → job. */
export const schedules: readonly { cron: string; job: AnyJob }[] = [];
