import "server-only";
import { createHash, type Hash } from "node:crypto";
import type { Database } from "@/lib/server/db/database";
import { dialectOf } from "@/lib/server/db/dialects/dialect-of";
import { indexWords } from "@/lib/server/db/search/index-words";
import { carriedTables } from "./carried-tables";
import {
  type AnyRow,
  columnTypesIn,
  countRows,
  deleteRows,
  fillInColumn,
  insertRows,
  rowsInOrder,
} from "./table-rows";

/** The rows of a table: how many, and a hash over all that is in them. */
interface TableSum {
  count: number;
  hash: string;
}

/**
 * Copies all rows into a transaction on another database, in place of whatever is there, makes the
 * words that find images anew, and reads everything back.
 * @param source which nobody else may change meanwhile
 * @param report called after every few rows
 * @returns how many rows each table has
 * @throws if what arrived is not what was sent
 */
export async function copyLibrary(
  source: Database,
  target: Database,
  report: (table: string, count: number) => void,
): Promise<Record<string, number>> {
  const columns = await commonColumns(source, target);
  for (const { table } of carriedTables.toReversed()) await deleteRows(target, table);
  const { search } = dialectOf(target);
  await search.removeAll(target);
  const sent = new Map<string, TableSum>();
  for (const { table, key, own } of carriedTables) {
    const types = columns.get(table) ?? new Map();
    const sum = await copyTable({ source, target, table, key, own, types, report });
    const counted = await countRows(source, table);
    if (counted !== sum.count)
      throw new Error(`Only ${sum.count} of ${counted} ${table} were read.`);
    sent.set(table, sum);
  }
  for await (const rows of rowsInOrder(target, "assets", ["id"])) {
    await indexWords(
      target,
      rows.map(({ id }) => String(id)),
    );
    report("words", rows.length);
  }
  for (const { table, key } of carriedTables) {
    const arrived = await sumOf(target, table, key, [...(columns.get(table) ?? new Map()).keys()]);
    const { count, hash } = sent.get(table) ?? { count: 0, hash: "" };
    if (arrived.count !== count || arrived.hash !== hash) {
      throw new Error(`The ${count} ${table} have not arrived as they were (${arrived.count}).`);
    }
  }
  return Object.fromEntries([...sent].map(([table, { count }]) => [table, count]));
}

/** Whether a database has anything that a studio would miss. A new one knows how it splits words. */
export async function holdsLibrary(database: Database): Promise<boolean> {
  for (const { table } of carriedTables) {
    if ((await countRows(database, table)) > (table === "settings" ? 1 : 0)) return true;
  }
  return false;
}

/**
 * The columns of each table, sorted.
 * @throws if one of the databases has others, which would be left behind
 */
async function commonColumns(source: Database, target: Database) {
  const [from, to] = [await columnTypesIn(source), await columnTypesIn(target)];
  const namesIn = (found: typeof from) =>
    JSON.stringify(
      [...found]
        // A server may have tables of its own among ours, such as those of an extension.
        .filter(([table]) => carriedTables.some((one) => one.table === table))
        .map(([table, types]) => [table, ...types.keys()].join())
        .toSorted(),
    );
  const isKnown = carriedTables.every(({ table }) => from.has(table));
  if (isKnown && namesIn(from) === namesIn(to)) return to;
  throw new Error("The two databases do not have the same tables.");
}

interface Copying {
  source: Database;
  target: Database;
  table: string;
  key: readonly string[];
  own: string | undefined;
  types: ReadonlyMap<string, string>;
  report: (table: string, count: number) => void;
}

async function copyTable(copying: Copying): Promise<TableSum> {
  const { source, target, table, key, own, types, report } = copying;
  const { storedAs } = dialectOf(target);
  const columns = [...types.keys()];
  const hash = createHash("sha256");
  const later: AnyRow[] = [];
  let count = 0;
  for await (const some of rowsInOrder(source, table, key)) {
    const rows = some.map((row) =>
      Object.fromEntries(columns.map((name) => [name, storedAs(row[name], types.get(name) ?? "")])),
    );
    for (const row of rows) addTo(hash, columns, row);
    const alone = own === undefined ? rows : rows.map((row) => ({ ...row, [own]: null }));
    await insertRows(target, table, columns, alone);
    if (own !== undefined) later.push(...rows.filter((row) => row[own] !== null));
    count += rows.length;
    report(table, rows.length);
  }
  if (own !== undefined) for (const row of later) await fillInColumn(target, table, key, own, row);
  return { count, hash: hash.digest("hex") };
}

async function sumOf(
  database: Database,
  table: string,
  key: readonly string[],
  columns: readonly string[],
): Promise<TableSum> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const rows of rowsInOrder(database, table, key)) {
    for (const row of rows) addTo(hash, columns, row);
    count += rows.length;
  }
  return { count, hash: hash.digest("hex") };
}

const addTo = (hash: Hash, columns: readonly string[], row: AnyRow) =>
  hash.update(`${JSON.stringify(columns.map((column) => row[column]))}\n`);
