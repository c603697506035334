import { createServer } from "node:net";
import { portsFrom, type Ports } from "../../simulator/config.ts";

const free = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

/** @throws Error naming the first port that is taken. `except`: roles that may be in use already. */
export async function needPorts(base: number, except: (keyof Ports)[] = []): Promise<Ports> {
  const ports = portsFrom(base);
  for (const [role, port] of Object.entries(ports) as [keyof Ports, number][]) {
    if (!except.includes(role) && !(await free(port)))
      throw new Error(
        `Port ${port} (for ${role}) is taken. Stop what uses it, or choose other ports: npm run demo -- --port ${base + 100}`,
      );
  }
  return ports;
}

/** A base port from which all roles are free. */
export async function freeBase(from = 21_000): Promise<number> {
  for (let base = from; base < 60_000; base += 20) {
    const all = await Promise.all(Object.values(portsFrom(base)).map(free));
    if (all.every(Boolean)) return base;
  }
  throw new Error("no free ports");
}
