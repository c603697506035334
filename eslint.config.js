import { readdirSync } from "node:fs";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import tseslint from "typescript-eslint";
import { knows } from "./eslint.features.js";

const features = readdirSync(new URL("./app/features", import.meta.url));
for (const name of features) if (!knows[name]) throw new Error(`feature ${name} is not declared in eslint.features.js`);
const F = "./app/features";

const layer = (target, from, message) => ({ target, from, message });
const zones = [
  // 1. layers look down
  layer("./app/lib", ["./app/platform", "./app/ui", "./app/features", "./app/routes", "./server"], "lib knows nobody"),
  layer("./app/ui", ["./app/platform", "./app/features", "./app/routes", "./server"], "ui sits on lib alone"),
  layer("./app/platform", ["./app/ui", "./app/features", "./app/routes", "./server"], "platform knows no business"),
  layer(F, ["./app/routes/**/*", "./server/**/*", "./app/*"], "features look down"),
  ...features.flatMap((name) => {
    const others = features.filter((other) => other !== name);
    const strangers = others.filter((other) => other !== "shop" && !knows[name].includes(other));
    return [
      // 2. depth is privacy
      ...others.map((other) => layer(`${F}/${name}`, `${F}/${other}/*/**/*`, `${other}'s sub-folders are private`)),
      // 3. the declared graph
      ...strangers.map((other) => layer(`${F}/${name}`, `${F}/${other}`, `${name} does not know ${other}`)),
      layer("./app/routes", [`${F}/${name}/!(ui)/**/*`], `routes may use ${name}'s top files and ui/ only`),
      layer("./server", [`${F}/${name}/!(ui)/**/*`], `the server may use ${name}'s top files and ui/ only`),
      layer("./app/*.ts", [`${F}/${name}/*/**/*`], `${name}'s sub-folders are private`),
    ];
  }),
  // The simulator is a witness, not a mirror: neither side knows the other.
  layer("./simulator", ["./app", "./server"], "the simulator shares no code with the app"),
  layer("./app", ["./simulator"], "the app does not know the simulator"),
  layer("./server", ["./simulator"], "the server does not know the simulator"),
];

const REMIX = {
  group: ["@remix-run/*"],
  message: "Only routes, root, entry.*, platform/http and ui may import Remix: the move to another framework stays cheap.",
};

export default tseslint.config(
  {
    ignores: [
      "build/",
      "node_modules/",
      "app/platform/db/client/",
      "app/platform/shopify/types/",
      ".data/",
      "test-results/",
      "**/*.mjs",
      "**/*.js",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json" })] },
    rules: {
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "import-x/no-cycle": ["error", { ignoreExternal: true, maxDepth: 8 }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
      "no-restricted-syntax": ["error", { selector: "TSEnumDeclaration", message: "Unions over enums." }],
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "tests/**"],
    rules: { "@typescript-eslint/no-non-null-assertion": "error" },
  },
  {
    files: ["app/**/*.{ts,tsx}"],
    ignores: [
      "app/routes/**",
      "app/root.tsx",
      "app/entry.*",
      "app/single-fetch.d.ts",
      "app/platform/http/**",
      "app/features/*/ui/**",
      "app/ui/**",
    ],
    rules: { "no-restricted-imports": ["error", { patterns: [REMIX] }] },
  },
);
