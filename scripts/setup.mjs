import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/setup.ts");
