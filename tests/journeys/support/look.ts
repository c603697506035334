import AxeBuilder from "@axe-core/playwright";
import { expect, type Frame, type Page } from "@playwright/test";
import path from "node:path";
import { flawsOfLayout } from "./flaws-of-layout.ts";

const SCREENS = path.resolve(import.meta.dirname, "../../../test-results/screens");

/** Widths in CSS pixels: a laptop's window and the narrowest phone in use. */
const WIDTHS = [1280, 360] as const;

const appFrame = (page: Page): Frame | undefined => page.frames().find((frame) => frame.name() === "app-iframe");

/** Violations of WCAG 2.2 A and AA that a machine can find, in the page and in every frame of it. */
export async function axeViolations(page: Page): Promise<object[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, help, nodes }) => ({
    rule: `${id}: ${help}`,
    where: nodes.slice(0, 3).map((node) => `${node.target.join(" ")} — ${node.html.slice(0, 160)}`),
  }));
}

/** What scrolls sideways, is cut off or overlaps, in the page and in the app's frame. */
export async function layoutFlaws(page: Page): Promise<string[]> {
  const frames = [page.mainFrame(), appFrame(page)].flatMap((frame) => frame ?? []);
  return (await Promise.all(frames.map((frame) => frame.evaluate(flawsOfLayout)))).flat();
}

/** Height in which the whole page is seen without scrolling, bounded. */
async function fullHeight(page: Page): Promise<number> {
  const frame = appFrame(page);
  if (!frame) return page.evaluate(() => document.documentElement.scrollHeight);
  const inside = await frame.evaluate(() => document.documentElement.scrollHeight);
  return inside + (await page.evaluate(() => document.getElementById("app-frame")?.getBoundingClientRect().top ?? 0));
}

/** A picture for people, in test-results/screens. */
export async function picture(page: Page, name: string, width: number): Promise<void> {
  const height = Math.min(Math.max(Math.ceil(await fullHeight(page)), width === 360 ? 740 : 800), 3200);
  await page.setViewportSize({ width, height });
  await page.screenshot({ path: path.join(SCREENS, `${name}-${width}.png`), animations: "disabled" });
}

/** At laptop and phone width: axe, layout, and a picture. `settle` waits for what the page shows at a new width. */
export async function looksGood(page: Page, name: string, settle: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 800 });
    await settle();
    await picture(page, name, width);
    expect.soft(await layoutFlaws(page), `${name} at ${width}: nothing scrolls sideways, is cut off or overlaps`).toEqual([]);
    expect.soft(await axeViolations(page), `${name} at ${width}: no violation of WCAG 2.2 AA`).toEqual([]);
  }
}
