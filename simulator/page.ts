/** The look shared by the control page and the mailbox. */
import { readFileSync } from "node:fs";
import type { SimulatorConfig } from "./config.ts";
import { escapeHtml } from "./http.ts";

const css = ["page.css", "page-parts.css"].map((file) => readFileSync(new URL(file, import.meta.url), "utf8")).join("\n");

export interface Page {
  title: string;
  /** Which of the links is this page. */
  here: "mailbox" | "control";
  /** HTML. */
  body: string;
  /** Inline script, run at the end. */
  script?: string;
}

/** Addresses a person opens in a browser. */
export const addresses = ({ ports }: SimulatorConfig): Record<"admin" | "storefront" | "mailbox" | "control", string> => ({
  admin: `http://127.0.0.1:${ports.admin}`,
  storefront: `http://127.0.0.1:${ports.storefront}`,
  mailbox: `http://127.0.0.1:${ports.mailbox}`,
  control: `http://127.0.0.1:${ports.control}`,
});

/** A whole HTML document with the links to the simulator's other pages. */
export function page(config: SimulatorConfig, { title, here, body, script }: Page): string {
  const links = Object.entries(addresses(config)).map(([name, url]) => {
    const current = name === here ? ' aria-current="page"' : "";
    return `<a href="${url}/"${current}>${name[0]?.toUpperCase()}${name.slice(1)}</a>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' rx='4' fill='%23155e52'/><path d='M4 8l3 3 5-6' stroke='white' stroke-width='2' fill='none'/></svg>">
<style>${css}</style>
</head>
<body>
<header class="top"><strong>Simulated Shopify</strong><nav aria-label="Pages">${links.join("")}</nav></header>
<main>${body}</main>
${script ? `<script>${script}</script>` : ""}
</body>
</html>`;
}
