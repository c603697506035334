import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/test/main.ts");
