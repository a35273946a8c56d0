import "server-only";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from "kysely";
import pg from "pg";
import { postgresError } from "./postgres-error";
import { storableText } from "./storable-text";

/**
 * Kysely's PostgreSQL dialect on the driver `pg`, which nothing outside this room knows about. Needs
 * connections of its own to the server: none through a pool that hands out single transactions.
 */
export function postgresDialect(url: string): PostgresDialect {
  return new SerialDialect({ pool: async () => openPool(url) });
}

class NamedAdapter extends PostgresAdapter {
  readonly dialectName = "postgres";
}

class SerialDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createAdapter(): PostgresAdapter {
    return new NamedAdapter();
  }

  override createDriver(): Driver {
    return new SerialDriver(this.#config);
  }
}

/** Any number that nothing else locks in the studio's database. */
const transactionLock = 1_937_203_303;

/**
 * One transaction at a time, whichever process it is of, as in SQLite: what one has read, such as what a
 * budget has left, is still so when it writes, and no two can lock each other out. Single statements do
 * not wait: each is decided within itself.
 */
class SerialDriver extends PostgresDriver {
  readonly #prepared = new WeakSet<DatabaseConnection>();

  override async acquireConnection() {
    const connection = await super.acquireConnection().catch((error: unknown) => {
      throw postgresError(error);
    });
    if (!this.#prepared.has(connection)) speakStudio(connection);
    this.#prepared.add(connection);
    return connection;
  }

  override async beginTransaction(
    connection: Parameters<PostgresDriver["rollbackTransaction"]>[0],
    settings: TransactionSettings,
  ): Promise<void> {
    // Whatever the server's default is: what is read after the wait must not be older than its end.
    await super.beginTransaction(connection, { ...settings, isolationLevel: "read committed" });
    try {
      await connection.executeQuery(
        CompiledQuery.raw(`select pg_advisory_xact_lock(${transactionLock})`),
      );
    } catch (error) {
      // Kysely does not undo what has not begun, and the connection goes back to the pool.
      await this.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  }
}

/** Has a connection take values as SQLite does, and name its errors. */
function speakStudio(connection: DatabaseConnection): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async (query) => {
    try {
      return await execute({ ...query, parameters: query.parameters.map(bindable) });
    } catch (error) {
      throw postgresError(error);
    }
  };
}

const longestWaitMs = 30_000;

const { INT8, NUMERIC } = pg.types.builtins;

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    application_name: "swatchbox",
    // What finds no connection free waits for one as long as for a lock.
    max: 20,
    connectionTimeoutMillis: longestWaitMs,
    // A server that is gone without a word is noticed within minutes.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A process that hangs within a transaction must not keep others waiting for ever.
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: longestWaitMs,
    types: {
      getTypeParser: (type: number, format?: "text" | "binary") =>
        // Counts, sums and times are safe integers; the driver would give them as text.
        type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format),
    },
  });
  // A connection that is lost between two queries would end the process; the next query tells.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

function bindable(value: unknown): unknown {
  return typeof value === "boolean" ? Number(value) : storableText(value);
}
