import { randomUUID } from "node:crypto";
import type { Fault, Faults } from "../simulator.ts";

const matches = (fault: Fault, path: string, operation: string | null): boolean => {
  const isToken = path.includes("/admin/oauth/access_token");
  if (fault.operation === "*") return true;
  if (fault.operation === "token") return isToken;
  return !isToken && operation !== null && operation.split(" ").includes(fault.operation);
};

/**
 * The faults ordered through the control page. `operation` of `take` may hold several names, parted by spaces:
 * the operation's name and its root fields.
 */
export function makeFaults(): Faults {
  let faults: Fault[] = [];
  return {
    list: () => [...faults],
    add(fault) {
      const added = { ...fault, id: randomUUID() };
      faults.push(added);
      return added;
    },
    clear() {
      faults = [];
    },
    take({ path, operation }) {
      const found = faults.find((fault) => fault.times > 0 && matches(fault, path, operation));
      if (!found) return undefined;
      found.times -= 1;
      if (found.times <= 0) faults = faults.filter((fault) => fault !== found);
      return { ...found };
    },
  };
}
