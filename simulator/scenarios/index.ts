import { bookshop } from "./bookshop.ts";
import { firstWeek } from "./first-week.ts";
import { halfAnOrderComesBack } from "./half-an-order-comes-back.ts";
import { lateParcel } from "./late-parcel.ts";
import { opening } from "./opening.ts";
import type { Scenario } from "./scenario.ts";
import { twoAgentsOneRefund } from "./two-agents-one-refund.ts";
import { uninstallAndReturn } from "./uninstall-and-return.ts";

/** Every story by the name one types: `npm run scenario -- late-parcel`. `opening` is played when the world is empty. */
export const scenarios: Record<string, Scenario> = {
  opening,
  "first-week": firstWeek,
  bookshop,
  "late-parcel": lateParcel,
  "half-an-order-comes-back": halfAnOrderComesBack,
  "two-agents-one-refund": twoAgentsOneRefund,
  "uninstall-and-return": uninstallAndReturn,
};
