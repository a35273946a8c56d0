import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Few enough that nobody notices the time that they take. */
export const portionSize = 100;

/**
 * Splits a long list and lets other work run between the parts. SQLite answers synchronously, so
 * without this everybody else would wait until the end of the list.
 */
export async function* portions<Entry>(
  entries: Entry[],
  size = portionSize,
): AsyncGenerator<Entry[]> {
  for (let at = 0; at < entries.length; at += size) {
    if (at > 0) await nextTurn();
    yield entries.slice(at, at + size);
  }
}
