import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";

/** Few enough that what is done with them takes no time that others would notice. */
export const portionSize = 100;

/**
 * A long list in short parts, with a turn for everybody else between them: SQLite answers at once,
 * so that without it nobody else would be heard until the end of the list.
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
