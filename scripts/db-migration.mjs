import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/db-migration.ts");
