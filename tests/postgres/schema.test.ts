import { join } from "node:path";
import { expect, it } from "vitest";
import type { Database } from "@/lib/server/db/database";
import { migrations, postgresMigrations } from "@/lib/server/db/migrations/migrations";
import { openDatabase } from "@/lib/server/db/open-database";
import { openPostgres } from "@/lib/server/db/open-postgres";
import { databaseFor } from "../support/database-settings";
import { freshFolder } from "../support/processes";

/** What only several studios on one database have to tell each other. */
const onPostgresOnly = {
  tables: ["event_outbox", "export_tickets", "lanes", "sign_in_attempts"],
  migrations: ["0018-replicas-events"],
};

/** Every column with whether it may be empty; the words of a search are each database's own affair. */
async function columnsOf(database: Database): Promise<string[]> {
  const tables = await database.introspection.getTables();
  return tables
    .filter(({ name }) => !name.startsWith("asset_words") && !onPostgresOnly.tables.includes(name))
    .flatMap(({ name, columns }) =>
      columns.map((column) => {
        // SQLite lets keys be empty unless they are said not to be, and none is.
        const isOpen = column.isNullable && !keys.has(column.name);
        return `${name}.${column.name}${isOpen ? "?" : ""}`;
      }),
    )
    .toSorted();
}
const keys = new Set(["id", "name", "sha256", "generation_id"]);

it("both kinds of database have the same tables and columns", async () => {
  const folder = await freshFolder();
  const sqlite = await openDatabase(join(folder, "studio.sqlite"));
  const postgres = await openPostgres(await databaseFor(folder));
  const columns = await columnsOf(sqlite);
  expect(columns.length).toBeGreaterThan(100);
  expect(await columnsOf(postgres)).toEqual(columns);
  await Promise.all([sqlite.destroy(), postgres.destroy()]);
});

it("both kinds of database go through the same changes since there are two", async () => {
  const [first, ...all] = Object.keys(postgresMigrations);
  const since = all.filter((name) => !onPostgresOnly.migrations.includes(name));
  expect(since.length).toBeGreaterThan(0);
  expect(Object.keys(migrations).filter((name) => name > (first ?? ""))).toEqual(since);
});

it("several studios that open one database at the same time change its schema once", async () => {
  const address = await databaseFor(await freshFolder());
  const opened = await Promise.all([1, 2, 3, 4].map(() => openPostgres(address)));
  const [one] = opened;
  const done = await one
    ?.withTables<{ kysely_migration: { name: string } }>()
    .selectFrom("kysely_migration")
    .select("name")
    .execute();
  expect(done?.map(({ name }) => name).toSorted()).toEqual(
    Object.keys(postgresMigrations).toSorted(),
  );
  await Promise.all(opened.map((database) => database.destroy()));
});

it("a database that a newer version has changed is left alone, and that version named", async () => {
  const address = await databaseFor(await freshFolder());
  const newer = { ...postgresMigrations, "9998-from-the-future": { up: async () => undefined } };
  await (await openPostgres(address, { migrations: newer })).destroy();
  await expect(openPostgres(address)).rejects.toThrow(
    /was written by a newer version of Swatchbox \(9998-from-the-future\)\. Start that version, or set STUDIO_DATABASE_URL/,
  );
});

it("a change of the schema that fails leaves nothing behind", async () => {
  const address = await databaseFor(await freshFolder());
  await (await openPostgres(address)).destroy();
  const failing = {
    ...postgresMigrations,
    "9998-half": {
      up: async (database: Database) => {
        await database.schema.createTable("half").addColumn("id", "text").execute();
        throw new Error("out of luck");
      },
    },
  };
  await expect(openPostgres(address, { migrations: failing })).rejects.toThrow("out of luck");
  const database = await openPostgres(address);
  expect((await columnsOf(database)).join()).not.toContain("half");
  await database.destroy();
});
