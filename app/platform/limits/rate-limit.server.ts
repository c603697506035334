import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "~/lib/refusal";
import { pool } from "~/platform/db/db.server";
import { digest } from "~/platform/secrets/seal.server";

/** At most `points` in `seconds` for each key, counted in PostgreSQL across all processes. */
export interface Limit {
  take: (key: string) => Promise<void>;
}

/**
 * Declares a limit; `take` refuses "too-many" when the points are used up. Keys are hashed: no address lies in the table.
 * @param name unique; part of the key
 */
export function defineLimit(name: string, points: number, seconds: number): Limit {
  let limiter: RateLimiterPostgres | undefined;
  return {
    take: async (key) => {
      limiter ??= new RateLimiterPostgres({
        storeClient: pool,
        tableName: "rate_limits",
        tableCreated: true,
        keyPrefix: name,
        points,
        duration: seconds,
      });
      try {
        await limiter.consume(digest(key).slice(0, 32));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new Refusal("too-many", "too-many-tries", "Too many tries. Please wait a few minutes.", { log: `limit ${name} reached` });
      }
    },
  };
}
