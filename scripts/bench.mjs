import { handOver } from "./lib/bootstrap.mjs";

handOver("scripts/bench.ts");
