import { stories } from "./fixture.ts";
import { replay } from "./replay.ts";
import type { Outcome } from "./replay.ts";

/** Replays every recording. */
export async function replayAll(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const story of stories()) outcomes.push(...(await replay(story)));
  return outcomes;
}

if (process.argv[1]?.endsWith("conformance/run.ts")) {
  const outcomes = await replayAll();
  const wrong = outcomes.filter((outcome) => outcome.differences.length > 0);
  const costed = outcomes.filter((outcome) => outcome.cost !== null);
  const equal = costed.filter((outcome) => outcome.cost?.recorded === outcome.cost?.here);
  const lines = wrong.flatMap((outcome) => [
    `${outcome.story} ${outcome.id}`,
    ...outcome.differences.slice(0, 8).map((difference) => `    ${difference}`),
  ]);
  const dear = costed
    .filter((outcome) => outcome.cost?.recorded !== outcome.cost?.here)
    .map((one) => `cost ${one.story} ${one.id}: ${one.cost?.recorded} recorded, ${one.cost?.here} here`);
  if (process.argv.includes("--costs")) lines.push(...dear);
  lines.push(
    `requested cost equal in ${equal.length} of ${costed.length}`,
    `reproduced ${outcomes.length - wrong.length} of ${outcomes.length}`,
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}
