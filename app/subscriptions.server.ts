import {
  noteReturnRequested,
  noteReturnApproved,
  noteReturnDeclined,
  noteReturnReceived,
  noteReturnRefunded,
  noteReturnWithdrawn,
  noteReturnClosed,
} from "~/features/conversations/note-return.server";
import { tellMailOutcome } from "~/features/conversations/tell-mail-outcome.server";
import { noticeMoved, noticeShipped } from "~/features/notices/notices-jobs.server";
import { refundSettled } from "~/features/money/money-facts";
import { parcelMoved, parcelShipped, refundMade } from "~/features/orders/orders-facts";
import { loadReturns } from "~/features/returns/load-returns.server";
import { followRefund } from "~/features/returns/follow-refund.server";
import {
  returnRequested,
  returnApproved,
  returnDeclined,
  returnReceived,
  returnRefunded,
  returnWithdrawn,
  returnClosed,
} from "~/features/returns/returns-facts";
import { shopInstalled } from "~/features/shop/shop-facts";
import { installShop } from "~/features/shop/install-shop.server";
import { rememberStaff } from "~/features/staff/remember-staff.server";
import { startBackfill } from "~/features/sync/start-backfill.server";
import { syncOrderOfReturn } from "~/features/sync/sync-order.server";
import { on, subscribe } from "~/platform/facts/facts.server";
import { onMailOutcome } from "~/platform/mail/outbox.server";
import { onSignIn } from "~/platform/shopify/admin-door.server";

/** A return's steps appear in its conversation one after the other. */
const inTurn = { queue: ({ returnId }: { returnId: string }): string => `note return ${returnId}` };

/** What follows from what: fact → job. */
subscribe([
  on(returnRequested, noteReturnRequested, inTurn),
  on(returnApproved, noteReturnApproved, inTurn),
  on(returnDeclined, noteReturnDeclined, inTurn),
  on(returnReceived, noteReturnReceived, inTurn),
  on(returnRefunded, noteReturnRefunded, inTurn),
  on(returnWithdrawn, noteReturnWithdrawn, inTurn),
  on(returnClosed, noteReturnClosed, inTurn),
  on(parcelShipped, noticeShipped),
  on(parcelMoved, noticeMoved),
  on(refundMade, followRefund),
  on(refundSettled, followRefund),
  on(shopInstalled, startBackfill),
  on(shopInstalled, loadReturns),
  // Shopify's own word on the order's returns; the pause lets its side settle
  on(returnRequested, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnApproved, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnDeclined, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnReceived, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnRefunded, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnWithdrawn, syncOrderOfReturn, { delayMs: 3_000 }),
  on(returnClosed, syncOrderOfReturn, { delayMs: 3_000 }),
]);

/** Who is told when a member of staff enters. */
onSignIn([installShop, rememberStaff]);

/** Who is told when a mail left or finally failed. */
onMailOutcome([tellMailOutcome]);
