import { drawings } from "./drawings.ts";

/** Backgrounds, chosen by the handle so that a product keeps its colour. */
const GROUNDS = ["#f1e7d6", "#e4ebe2", "#efe0d6", "#e2e7ea", "#f3ead0", "#e9e3ec"];

const number = (text: string): number => [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 7);

/** A product's picture, 600 × 600, as SVG: the drawing whose word is in the handle, else a wrapped parcel. */
export function drawPicture(handle: string): string {
  const ground = GROUNDS[number(handle) % GROUNDS.length] ?? "#f1e7d6";
  const drawing = drawings.find(({ words }) => words.test(handle)) ?? drawings.at(-1);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600"><rect width="600" height="600" fill="${ground}"/><path d="M0 452h600v148H0z" fill="#000" opacity=".045"/><ellipse cx="300" cy="470" rx="190" ry="22" fill="#3a2f22" opacity=".16"/>${drawing?.svg ?? ""}</svg>`;
}
