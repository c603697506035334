/**
 * Business time: `Date` runs ahead of (or behind) the machine's clock by one offset that app, worker and simulator share.
 * Timers and `performance.now` stay real.
 */
const RealDate = globalThis.Date;
const realNow = RealDate.now.bind(RealDate);
let offset = 0;
let installed = false;

/** Milliseconds of the machine's own clock. */
export const machineNow = () => realNow();

/** Milliseconds that `Date` is ahead of the machine's clock. */
export const clockOffset = () => offset;

/** @param {number} milliseconds the new offset; takes effect at once in this process. */
export function setClockOffset(milliseconds) {
  if (!Number.isFinite(milliseconds)) throw new TypeError(`A clock offset is a number of milliseconds, not ${milliseconds}.`);
  offset = milliseconds;
}

/** Replaces the global `Date` of this process by the shifted one; a second call changes nothing. */
export function installShiftedDate() {
  if (installed) return;
  installed = true;
  const now = () => realNow() + offset;
  // A function, not a class: `Date()` without `new` is legal and gives text. `new.target` keeps subclasses of Date working.
  const ShiftedDate = function Date(...parts) {
    if (!new.target) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, parts.length === 0 ? [now()] : parts, new.target);
  };
  ShiftedDate.prototype = RealDate.prototype;
  Object.defineProperty(RealDate.prototype, "constructor", { value: ShiftedDate, writable: true, configurable: true });
  const statics = { now, parse: RealDate.parse, UTC: RealDate.UTC };
  for (const [name, value] of Object.entries(statics)) {
    Object.defineProperty(ShiftedDate, name, { value, writable: true, configurable: true });
  }
  Object.defineProperty(ShiftedDate, "length", { value: 7, configurable: true });
  // Code that kept a reference to the real constructor reads the same time.
  RealDate.now = now;
  globalThis.Date = ShiftedDate;
}
