import "server-only";
import { isDatabaseError } from "../storage-fault";

/**
 * Reads rows and leaves out unreadable ones, so that one bad row does not hide a whole list. Logs
 * each unreadable row once.
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

/** The same for one row whose reader also queries the database; undefined if it cannot be read. */
export async function readableRow<Read>(
  table: string,
  row: { id: string },
  read: () => Promise<Read>,
): Promise<Read | undefined> {
  try {
    return await read();
  } catch (error) {
    // A database error says nothing about the row.
    if (isDatabaseError(error)) throw error;
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
