import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The simulator's own tests, with those of the preload that leads to it. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["simulator/**/*.test.ts", "scripts/preload/**/*.test.ts"],
    pool: "forks",
  },
});
