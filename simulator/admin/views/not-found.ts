import { esc } from "../http.ts";
import { head } from "./shell.ts";

/** For addresses that the simulated admin doesn't have: it says so by name. */
export const notFoundView = (path: string): string =>
  `${head("Not found")}<body><main id="main" class="page narrow"><section class="card"><h1>There is no such page in the simulated admin</h1><p><code>${esc(path)}</code></p><p><a href="/">All stores</a></p></section></main></body></html>`;
