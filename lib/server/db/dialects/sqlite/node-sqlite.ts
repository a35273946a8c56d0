import "server-only";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";

/**
 * Kysely's SQLite dialect on Node's built-in SQLite, and the only file that may know about that
 * driver.
 */
export function sqliteDialect(path: string): SqliteDialect {
  return new TransactionalDialect({ database: async () => openSqlite(path) });
}

/**
 * SQLite can change a schema in a transaction. Kysely's adapter denies that and would commit each
 * statement of a migration alone, so a process that ended in between would leave half a schema.
 */
class TransactionalAdapter extends SqliteAdapter {
  readonly dialectName = "sqlite";

  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class TransactionalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * A page of the library asks the same seven queries each time; preparing them takes a third of its
 * time.
 */
const mostPrepared = 200;

function openSqlite(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  // Waits only briefly for another program's lock, since everything else waits meanwhile: the
  // caller gets an error, and the engine tries again.
  // FULL: a committed row, such as a task id that money was spent on, survives a power cut.
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 200");
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = prepared.get(sql);
      const statement = known ?? prepare(database, sql);
      // Least recently used first.
      if (known) prepared.delete(sql);
      else if (prepared.size >= mostPrepared) prepared.delete(prepared.keys().next().value ?? "");
      prepared.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const isRollback = sql === "rollback";
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(bindable)),
    run(parameters) {
      // On a full disk SQLite rolls back by itself. The error that there is nothing to roll back
      // would hide the cause.
      if (isRollback && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 };
      return statement.run(...parameters.map(bindable));
    },
    iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
  };
}

function bindable(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot store a ${typeof value}`);
}
