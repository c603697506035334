import { rereadShop } from "~/features/shop/read-shop.server";
import { fetchPictures } from "~/features/sync/fetch-pictures.server";
import { syncOrderJob, syncOrderOfReturn } from "~/features/sync/sync-order.server";
import type { AnyJob } from "~/platform/jobs/jobs.server";
import { sendMail } from "~/platform/mail/outbox.server";

/** Every job. */
export const jobs: readonly AnyJob[] = [sendMail, rereadShop, syncOrderJob, syncOrderOfReturn, fetchPictures];

/** Jobs that run by the clock: crontab lines (UTC) → job. */
export const schedules: readonly { cron: string; job: AnyJob }[] = [];
