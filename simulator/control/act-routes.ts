import type { UserError } from "../actions/user-error.ts";
import { addCustomer } from "../actions/add-customer.ts";
import { addFulfillmentEvent } from "../actions/add-fulfillment-event.ts";
import { addProduct } from "../actions/add-product.ts";
import { addStaff } from "../actions/add-staff.ts";
import { approveReturn } from "../actions/approve-return.ts";
import { arrangeTheme } from "../actions/arrange-theme.ts";
import { cancelFulfillment } from "../actions/cancel-fulfillment.ts";
import { cancelOrder } from "../actions/cancel-order.ts";
import { cancelReturn } from "../actions/cancel-return.ts";
import { closeDispute } from "../actions/close-dispute.ts";
import { closeReturn } from "../actions/close-return.ts";
import { createFulfillment } from "../actions/create-fulfillment.ts";
import { createRefund } from "../actions/create-refund.ts";
import { createReturn } from "../actions/create-return.ts";
import { createReverseDelivery } from "../actions/create-reverse-delivery.ts";
import { createShop } from "../actions/create-shop.ts";
import { creditStoreAccount, debitStoreAccount } from "../actions/store-credit.ts";
import { declineReturn } from "../actions/decline-return.ts";
import { disposeReverse } from "../actions/dispose-reverse.ts";
import { installApp } from "../actions/install-app.ts";
import { loseParcel } from "../actions/lose-parcel.ts";
import { moveParcels } from "../actions/move-parcels.ts";
import { openDispute } from "../actions/open-dispute.ts";
import { placeOrder } from "../actions/place-order.ts";
import { processReturn } from "../actions/process-return.ts";
import { redactCustomer } from "../actions/redact-customer.ts";
import { removeFromReturn } from "../actions/remove-from-return.ts";
import { reopenReturn } from "../actions/reopen-return.ts";
import { requestCustomerData } from "../actions/request-customer-data.ts";
import { requestReturn } from "../actions/request-return.ts";
import { shipOrder } from "../actions/ship-order.ts";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { updateOrder } from "../actions/update-order.ts";
import { updateReverseDelivery } from "../actions/update-reverse-delivery.ts";
import { updateTracking } from "../actions/update-tracking.ts";
import type { Route } from "./route.ts";
import type { World } from "../world/world.ts";
import { BadInput } from "../http.ts";
import { accepted } from "./input.ts";

/** Everything that can happen, by its name; each takes the world and one object. */
const ACTIONS: Record<string, (world: World, input: never) => object> = {
  addCustomer,
  addFulfillmentEvent,
  addProduct,
  addStaff,
  approveReturn,
  arrangeTheme,
  cancelFulfillment,
  cancelOrder,
  cancelReturn,
  closeDispute,
  closeReturn,
  createFulfillment,
  createRefund,
  createReturn,
  createReverseDelivery,
  createShop,
  creditStoreAccount,
  debitStoreAccount,
  declineReturn,
  disposeReverse,
  installApp,
  loseParcel,
  moveParcels,
  openDispute,
  placeOrder,
  processReturn,
  redactCustomer,
  removeFromReturn,
  reopenReturn,
  requestCustomerData,
  requestReturn,
  shipOrder,
  uninstallApp,
  updateOrder,
  updateReverseDelivery,
  updateTracking,
};

const hasErrors = (result: object): result is { userErrors: UserError[] } => "userErrors" in result;

/**
 * Does one thing by its name. The input is the action's own (see actions/): nothing is made up.
 * @throws BadInput for an unknown name, a refusal, or an input of another shape than the action takes.
 */
function act(world: World, name: string, input: Record<string, unknown>): unknown {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (!action) throw new BadInput(`There is no action "${name}". There are ${Object.keys(ACTIONS).join(", ")}.`, 404);
  let result: object;
  try {
    result = action(world, input as never);
  } catch (error) {
    // A field of a wrong shape: actions believe their callers' types.
    if (error instanceof TypeError) throw new BadInput(`${name} can't use this input: ${error.message}`);
    throw error;
  }
  return hasErrors(result) ? accepted(result) : result;
}

/** The simulator's actions, one by one. */
export const actRoutes: Route[] = [
  { at: "GET /api/act", does: "the names of all actions", run: () => ({ actions: Object.keys(ACTIONS) }) },
  {
    at: "POST /api/act/:action",
    does: "does one thing by the name of its action, with that action's input",
    run: ({ sim, params, fields }) => act(sim.world, params.action ?? "", fields),
  },
];
