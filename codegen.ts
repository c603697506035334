import { ApiType, pluckConfig, preset } from "@shopify/api-codegen-preset";

const schema = "./schemas/admin-2026-10.graphql";

/** Types for every `#graphql` document, checked against the Admin schema of the API version in use. */
export default {
  schema,
  documents: ["./app/features/*/shopify/*.ts", "./app/platform/shopify/*.ts"],
  ignoreNoDocuments: true,
  pluckConfig,
  generates: {
    "./app/platform/shopify/types/admin.types.d.ts": {
      schema,
      plugins: ["typescript"],
      config: { defaultScalarType: "string", scalars: { JSON: "unknown" } },
    },
    "./app/platform/shopify/types/admin.generated.d.ts": {
      schema,
      preset,
      documents: ["./app/features/*/shopify/*.ts", "./app/platform/shopify/*.ts"],
      presetConfig: { apiType: ApiType.Admin },
    },
  },
};
