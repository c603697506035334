/**
 * Preload for app and worker on a desk and in tests: `node --import ./scripts/preload/divert.mjs …`.
 * SHOPIFY_SIM_ORIGIN  origin that answers for Shopify's hosts, e.g. http://127.0.0.1:4206
 * SIM_CONTROL         origin of the simulator's control API, whose clock this process follows (optional)
 * The program itself has no such mode: it calls Shopify by name and does not know who answers.
 */
import { setGlobalDispatcher } from "undici";
import { divertingDispatcher } from "./diverter.mjs";
import { followClock } from "./follow-clock.mjs";
import { guardEgress } from "./guard.mjs";
import { installShiftedDate } from "./shifted-date.mjs";

installShiftedDate();
guardEgress();
setGlobalDispatcher(divertingDispatcher(process.env.SHOPIFY_SIM_ORIGIN));
if (process.env.SIM_CONTROL) await followClock(process.env.SIM_CONTROL);
