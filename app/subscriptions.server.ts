import { tellMailOutcome } from "~/features/conversations/tell-mail-outcome.server";
import { installShop } from "~/features/shop/install-shop.server";
import { rememberStaff } from "~/features/staff/remember-staff.server";
import { subscribe } from "~/platform/facts/facts.server";
import { onMailOutcome } from "~/platform/mail/outbox.server";
import { onSignIn } from "~/platform/shopify/admin-door.server";

/** What follows from what: fact → job. */
subscribe([]);

/** Who is told when a member of staff enters. */
onSignIn([installShop, rememberStaff]);

/** Who is told when a mail left or finally failed. */
onMailOutcome([tellMailOutcome]);
