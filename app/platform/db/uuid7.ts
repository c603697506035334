import { randomBytes } from "node:crypto";

let lastMs = 0;
let count = 0;

/** An id that sorts by its moment of making, within this process strictly: RFC 9562 §5.7, its 12 bits `rand_a` being a counter. */
export function uuid7(): string {
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    count = 0;
  } else if ((count += 1) > 0xfff) {
    lastMs += 1;
    count = 0;
  }
  const rest = randomBytes(8);
  rest[0] = ((rest[0] ?? 0) & 0x3f) | 0x80;
  const hex = `${lastMs.toString(16).padStart(12, "0")}7${count.toString(16).padStart(3, "0")}${rest.toString("hex")}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
