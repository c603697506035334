import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/db-deploy.ts");
