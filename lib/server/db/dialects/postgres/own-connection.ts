import "server-only";
import pg from "pg";
import { postgresError } from "./postgres-error";

/**
 * A connection outside the pool, for what belongs to a connection: news and locks. It notices within a
 * minute that the other side is gone without a word.
 * @param purpose what it is for, as an administrator of the server reads it
 */
export async function connectAlone(connectionString: string, purpose: string): Promise<pg.Client> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({
      connectionString,
      application_name: `swatchbox ${purpose}`,
      connectionTimeoutMillis: 5_000,
      query_timeout: 20_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    // Without it the process would end; whoever uses the connection hears of its end.
    client.on("error", () => undefined);
    await client.connect();
    await client.query(`select set_config('tcp_keepalives_idle', '10', false),
      set_config('tcp_keepalives_interval', '10', false),
      set_config('tcp_keepalives_count', '3', false)`);
    return client;
  } catch (error) {
    await client?.end().catch(() => undefined);
    throw postgresError(error);
  }
}
