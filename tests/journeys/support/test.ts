import { test as base, expect, type BrowserContextOptions, type Page } from "@playwright/test";
import { listen, type Noise } from "./noise.ts";

interface Fixtures {
  noise: Noise;
  /** A person of their own: a page in a fresh context, watched like the first. */
  person: (options?: BrowserContextOptions) => Promise<Page>;
}

/**
 * Playwright's test, with ears: a request that leaves this machine, an error in the console or an exception in any page fails the
 * test that made it.
 */
export const test = base.extend<Fixtures>({
  noise: [
    async ({ context }, use) => {
      const noise = listen();
      noise.watch(context);
      await use(noise);
      expect(noise.heard(), "nothing leaves this machine and the console stays quiet").toEqual([]);
    },
    { auto: true },
  ],
  person: async ({ browser, noise, userAgent, locale }, use) => {
    const opened: Page[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ userAgent, locale, ...options });
      noise.watch(context);
      const page = await context.newPage();
      opened.push(page);
      return page;
    });
    for (const page of opened) await page.context().close();
  },
});

export { expect };
