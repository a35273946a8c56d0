import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { postgresError } from "@/lib/server/db/dialects/postgres/postgres-error";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { findSetting } from "@/lib/server/db/setting-rows";
import { storageFaultOf } from "@/lib/server/storage-fault";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

let database: Database;
beforeAll(async () => {
  database = await openPostgres(await databaseFor(await freshFolder()));
});
afterAll(() => database.destroy());

const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (reason: unknown) => reason,
  );

it.each([
  ["53100", "a full disk", "storage.full"],
  ["25006", "a server that only reads", "storage.readOnly"],
  ["40P01", "a deadlock", "storage.busy"],
  ["40001", "an order that cannot be kept", "storage.busy"],
  ["55P03", "a lock that is not given", "storage.busy"],
  ["53300", "too many connections", "storage.busy"],
  ["57P01", "a server that is shut down", "storage.away"],
  ["57P03", "a server that is starting", "storage.away"],
  ["08006", "a lost connection", "storage.away"],
  ["58030", "an error of its disk", "storage.failed"],
  ["XX001", "damage", "storage.failed"],
  ["23505", "a value that is there twice", undefined],
  ["42601", "a statement with a mistake", undefined],
])("%s, %s, is taken as %s", async (code, _, fault) => {
  const raise = sql.raw(`do $$ begin raise exception using errcode = '${code}'; end $$`);
  const error = await errorOf(raise.execute(database));
  expect(error).toMatchObject({ sqlState: code });
  expect(storageFaultOf(error)).toBe(fault);
});

it("a connection that the server ends within a transaction is a database that is away", async () => {
  const other = await openPostgres(await databaseFor(await freshFolder()));
  const error = await errorOf(
    other.transaction().execute(async (transaction) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(transaction);
    }),
  );
  expect(storageFaultOf(error)).toBe("storage.away");
  // The next question has another connection.
  expect(await findSetting(other, "words")).toBe("1");
  await other.destroy();
});

it("a process whose connections are all in use has a busy database, not one that is away", async () => {
  const pool = new pg.Pool({
    connectionString: process.env.TEST_DATABASE_SERVER,
    max: 1,
  });
  const only = await pool.connect();
  pool.options.connectionTimeoutMillis = 1;
  const error = await errorOf(pool.connect());
  only.release();
  await pool.end();
  expect(storageFaultOf(postgresError(error))).toBe("storage.busy");
});
