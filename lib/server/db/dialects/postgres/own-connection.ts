import "server-only";
import pg from "pg";
import { postgresError } from "./postgres-error";

/** A connection is tried out after so long without a word from the other side, and then as often. */
const keepAliveMs = 10_000;
const keepAlives = 3;

/** How long the server may take a connection for alive that has long been gone. */
export const noticedMs = keepAliveMs * (keepAlives + 1);

/**
 * A connection outside the pool, for what belongs to a connection: news and locks. Both sides notice
 * within a minute that the other is gone without a word.
 * @param purpose what it is for, as an administrator of the server reads it
 * @param queryMs how long a query may take; without it, as long as the server allows
 */
export async function connectAlone(
  connectionString: string,
  purpose: string,
  queryMs?: number,
): Promise<pg.Client> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({
      connectionString,
      application_name: `swatchbox ${purpose}`,
      connectionTimeoutMillis: 5_000,
      ...(queryMs === undefined ? {} : { query_timeout: queryMs }),
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveMs,
    });
    // Without it the process would end; whoever uses the connection hears of its end.
    client.on("error", () => undefined);
    await client.connect();
    await client.query(`select
      set_config('tcp_keepalives_idle', '${keepAliveMs / 1_000}', false),
      set_config('tcp_keepalives_interval', '${keepAliveMs / 1_000}', false),
      set_config('tcp_keepalives_count', '${keepAlives}', false)`);
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    throw postgresError(error);
  }
}
