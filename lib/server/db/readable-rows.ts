import "server-only";
import { sqliteCodeOf } from "../storage-fault";

/**
 * What rows say, without those that cannot be read: a list must not be hidden by one of its rows.
 * Each of these is told of once.
 */
export function readableRows<Row extends { id: string }, Read>(
  table: string,
  rows: Row[],
  read: (row: Row) => Read,
): Read[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)];
    } catch {
      tell(table, row);
      return [];
    }
  });
}

/** The same for one row whose reader asks the database for more; undefined where it cannot be read. */
export async function readableRow<Read>(
  table: string,
  row: { id: string },
  read: () => Promise<Read>,
): Promise<Read | undefined> {
  try {
    return await read();
  } catch (error) {
    // What the database itself refuses says nothing of the row.
    if (sqliteCodeOf(error) !== undefined) throw error;
    tell(table, row);
    return undefined;
  }
}

const told = new Set<string>();

function tell(table: string, { id }: { id: string }): void {
  if (told.has(id)) return;
  told.add(id);
  process.emitWarning(`Row ${id} of ${table} cannot be read.`);
}
