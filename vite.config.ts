import { vitePlugin as remix } from "@remix-run/dev";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";

/** Our servers are built in the same pass as Remix, so a module such as the database pool exists once in a process. */
function serverEntries(entries: Record<string, string>): Plugin {
  return {
    name: "server-entries",
    config: (_, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              rollupOptions: { input: { index: "virtual:remix/server-build", ...entries }, output: { entryFileNames: "[name].js" } },
            },
          }
        : undefined,
  };
}

export default defineConfig({
  plugins: [remix(remixOptions), serverEntries({ web: "server/web.ts", worker: "server/worker.ts" })],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  build: { assetsInlineLimit: 0, target: "es2023", sourcemap: false },
  optimizeDeps: { include: ["@shopify/app-bridge-react", "@shopify/polaris", "@shopify/polaris-icons"] },
});
