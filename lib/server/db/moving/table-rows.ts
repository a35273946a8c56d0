import "server-only";
import { sql } from "kysely";
import type { Database } from "@/lib/server/db/database";

/** A row of any table, as its database gives it. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** Few enough that neither memory nor the number of parameters is exceeded. */
const rowsAtOnce = 200;

const listed = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

/** All rows of a table in the order of its key, some at a time. */
export async function* rowsInOrder(
  database: Database,
  table: string,
  key: readonly string[],
): AsyncGenerator<readonly AnyRow[]> {
  const keys = listed(key);
  let last: AnyRow | undefined;
  do {
    const after = last && sql`where (${keys}) > (${sql.join(key.map((name) => last?.[name]))})`;
    const { rows } = await sql<AnyRow>`
      select * from ${sql.table(table)} ${after ?? sql``} order by ${keys} limit ${rowsAtOnce}
    `.execute(database);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
  } while (last);
}

export async function countRows(database: Database, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}
  `.execute(database);
  return rows[0]?.count ?? 0;
}

export async function insertRows(
  database: Database,
  table: string,
  columns: readonly string[],
  rows: readonly AnyRow[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  await sql`
    insert into ${sql.table(table)} (${listed(columns)}) values ${sql.join(values)}
  `.execute(database);
}

export async function fillInColumn(
  database: Database,
  table: string,
  key: readonly string[],
  column: string,
  row: AnyRow,
): Promise<void> {
  const keys = sql.join(key.map((name) => row[name]));
  await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${row[column]}
    where (${listed(key)}) = (${keys})
  `.execute(database);
}

export async function deleteRows(database: Database, table: string): Promise<void> {
  await sql`delete from ${sql.table(table)}`.execute(database);
}

/** Other programs may have tables in others. */
async function schemaOf(database: Database): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(database);
  return rows[0]?.name;
}

/** The tables of a database with the types of their columns; not those that it searches in. */
export async function columnTypesIn(
  database: Database,
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const tables = await database.introspection.getTables();
  const home = tables.some(({ schema }) => schema !== undefined)
    ? await schemaOf(database)
    : undefined;
  const own = tables.filter(
    ({ name, isView, schema }) => !name.startsWith("asset_words") && !isView && schema === home,
  );
  return new Map(
    own.map(({ name, columns }) => [
      name,
      new Map(
        columns
          .map((column): [string, string] => [column.name, column.dataType])
          .toSorted(([one], [other]) => (one < other ? -1 : 1)),
      ),
    ]),
  );
}
