import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import path from "node:path";

/**
 * A new folder whose name begins with `prefix`, open to the user as whom PostgreSQL runs: mkdtemp closes folders to everybody else,
 * and the database would have to move out.
 */
export function scratchFolder(prefix: string): string {
  mkdirSync(path.dirname(prefix), { recursive: true });
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o755);
  return folder;
}
