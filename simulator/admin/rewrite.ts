/** What the app window changes in the app's answers, and nothing else: names of Shopify's hosts where a browser would follow them. */
import type { SimulatorConfig } from "../config.ts";
import { adminOrigin, FRAMING_HOST, localAddress } from "./addresses.ts";

type Places = Pick<SimulatorConfig, "ports" | "appWindow">;

/** In `frame-ancestors`, the first of Shopify's hosts becomes the simulated admin and the others go; other sources and directives stay. */
export function rewriteCsp(policy: string, config: Places): string {
  return policy.replace(/(^|;)(\s*frame-ancestors)\s+([^;]*)/gi, (_, start: string, name: string, sources: string) => {
    const kept: string[] = [];
    for (const source of sources.trim().split(/\s+/)) {
      const local = FRAMING_HOST.test(source) ? adminOrigin(config) : source;
      if (local === source || !kept.includes(local)) kept.push(local);
    }
    return `${start}${name} ${kept.join(" ")}`;
  });
}

/** Targets in angle brackets of a `Link` header. */
export const rewriteLink = (value: string, config: Places): string =>
  value.replace(/<([^>]*)>/g, (_, target: string) => `<${localAddress(target, config)}>`);

/** Whether a body is the page with which Shopify's library leaves the frame: a bare App Bridge script, then `window.open(…)`. */
export const isExitPage = (start: string): boolean => /^\s*<script data-api-key=/.test(start);

/** The target of `window.open` in an exit page. */
export const rewriteExitPage = (html: string, config: Places): string =>
  html.replace(
    /window\.open\("(https:\/\/[^"\\]*)"/g,
    (_, target: string) => `window.open(${JSON.stringify(localAddress(target, config))}`,
  );

const REWRITES: Record<string, (value: string, config: Places) => string> = {
  "content-security-policy": rewriteCsp,
  location: localAddress,
  link: rewriteLink,
  "x-shopify-api-request-failure-reauthorize-url": localAddress,
  "x-remix-redirect": localAddress,
};

/** Raw header pairs (name, value, name, value, …) as Node gives them; the same with Shopify's hosts replaced. */
export function rewriteHeaders(raw: string[], config: Places): string[] {
  return raw.map((text, index) => {
    const rewrite = index % 2 === 1 ? REWRITES[raw[index - 1]?.toLowerCase() ?? ""] : undefined;
    return rewrite ? rewrite(text, config) : text;
  });
}
