import {
  noteReturnRequested,
  noteReturnApproved,
  noteReturnDeclined,
  noteReturnReceived,
  noteReturnRefunded,
  noteReturnWithdrawn,
  noteReturnClosed,
} from "~/features/conversations/note-return.server";
import { noticeMoved, noticeShipped } from "~/features/notices/notices-jobs.server";
import { receiveMail } from "~/features/conversations/receive-mail.server";
import { payRefund } from "~/features/money/pay-refund.server";
import { loadReturns } from "~/features/returns/load-returns.server";
import { followRefund } from "~/features/returns/follow-refund.server";
import { mailReturn } from "~/features/returns/mail-return.server";
import { sendReturn } from "~/features/returns/send-return.server";
import { sendReverseDelivery } from "~/features/returns/send-reverse-delivery.server";
import { syncReturn } from "~/features/returns/sync-return.server";
import { eraseShop } from "~/features/shop/erase-shop.server";
import { forgetOldData } from "~/features/shop/forget-old-data.server";
import { rereadShop } from "~/features/shop/read-shop.server";
import { loadBackfill } from "~/features/sync/load-backfill.server";
import { loadDetails } from "~/features/sync/load-details.server";
import { pollBackfill } from "~/features/sync/poll-backfill.server";
import { runBackfill, startBackfill } from "~/features/sync/start-backfill.server";
import { fetchPictures } from "~/features/sync/fetch-pictures.server";
import { syncOrderJob, syncOrderOfReturn } from "~/features/sync/sync-order.server";
import type { AnyJob } from "~/platform/jobs/jobs.server";
import { sendMail } from "~/platform/mail/outbox.server";

/** Every job. */
export const jobs: readonly AnyJob[] = [
  sendMail,
  receiveMail,
  noteReturnRequested,
  noteReturnApproved,
  noteReturnDeclined,
  noteReturnReceived,
  noteReturnRefunded,
  noteReturnWithdrawn,
  noteReturnClosed,
  rereadShop,
  eraseShop,
  forgetOldData,
  syncOrderJob,
  syncOrderOfReturn,
  fetchPictures,
  startBackfill,
  runBackfill,
  pollBackfill,
  loadBackfill,
  loadDetails,
  noticeShipped,
  noticeMoved,
  sendReturn,
  syncReturn,
  sendReverseDelivery,
  mailReturn,
  followRefund,
  loadReturns,
  payRefund,
];

/** Jobs that run by the clock: crontab lines (UTC) → job. */
export const schedules: readonly { cron: string; job: AnyJob }[] = [{ cron: "17 3 * * *", job: forgetOldData }];
