/**
 * Imported first by `main.ts`, before any module could keep the machine's `Date`: the simulator lives on the shared clock, and it
 * too may not leave this machine.
 */
import { guardEgress } from "../scripts/preload/guard.mjs";
import { installShiftedDate } from "../scripts/preload/shifted-date.mjs";

installShiftedDate();
guardEgress();
