// npm run setup: packages are there; make what is generated.
import { generate } from "./lib/build.ts";

await generate();
