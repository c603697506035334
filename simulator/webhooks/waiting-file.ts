import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Delivery } from "./delivery.ts";

type Stored = Omit<Delivery, "body"> & { body: string };

const fileIn = (dataDir: string): string => path.join(dataDir, "webhooks-waiting.json");

/** Writes what was not delivered yet, so that a stop of the simulator loses nothing. */
export function storeWaiting(dataDir: string, deliveries: Delivery[]): void {
  if (deliveries.length === 0) return;
  mkdirSync(dataDir, { recursive: true });
  const stored: Stored[] = deliveries.map((delivery) => ({ ...delivery, body: delivery.body.toString("utf8") }));
  writeFileSync(fileIn(dataDir), JSON.stringify(stored));
}

/** What was waiting when the simulator stopped; each is handed out once. */
export function takeWaiting(dataDir: string): Delivery[] {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return [];
  const stored = JSON.parse(readFileSync(file, "utf8")) as Stored[];
  rmSync(file);
  return stored.map((delivery) => ({ ...delivery, body: Buffer.from(delivery.body, "utf8") }));
}
