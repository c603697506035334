import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/demo/seed.ts");
