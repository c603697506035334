import pg from "pg";
import { theHouse } from "./house.ts";

/** Rows of one question to the app's database, asked as its owner. */
export async function rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: theHouse().databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** The number in the first column `n`. */
export async function count(sql: string, values: unknown[] = []): Promise<number> {
  return Number((await rows<{ n: string | number }>(sql, values))[0]?.n ?? 0);
}
