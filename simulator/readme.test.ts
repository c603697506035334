import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { portsFrom } from "./config.ts";
import { stories } from "./conformance/fixture.ts";
import { FAULT_KINDS } from "./control/fault-routes.ts";
import { routes } from "./control/control.ts";
import { scenarios } from "./scenarios/index.ts";
import { normalKnobs } from "./webhooks/engine.ts";

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), "utf8");
/** Tables are padded by the formatter. */
const readme = read("./README.md").replace(/ +/g, " ");

const known = JSON.parse(read("./conformance/known-differences.json")) as { ids: string[] }[];

test.each([
  ["port", Object.keys(portsFrom(0)).map((role) => `| ${role} |`)],
  ["route of the control API", routes.map((route) => `\`${route.at}\``)],
  ["fault", FAULT_KINDS.map((kind) => `\`${kind}\``)],
  ["knob", Object.keys(normalKnobs()).map((knob) => `| \`${knob}\` |`)],
  ["scenario", Object.keys(scenarios).map((name) => `| \`${name}\` |`)],
])("the README names every %s", (_what, names) => {
  expect(names.filter((name) => !readme.includes(name))).toEqual([]);
});

test("the README tells how many recordings are reproduced", () => {
  const asked = stories().flatMap((story) => story.requests.filter((request) => !request.skip)).length;
  const differing = known.flatMap((entry) => entry.ids).length;
  expect(readme).toContain(`**${asked - differing} of ${asked}**`);
});
