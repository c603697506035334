import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Not vite.config.ts: the Remix plugin has no business in tests.
export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  test: {
    include: ["app/**/*.test.{ts,tsx}", "server/**/*.test.ts", "tests/**/*.test.ts", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
    pool: "forks",
    globalSetup: ["tests/setup/global.ts"],
    setupFiles: ["tests/setup/each-file.ts"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
