import "server-only";
import { emptyTrash, releaseInputs, type TrashParts } from "./assets/empty-trash";
import type { Chores } from "./chores";
import type { Log } from "./observe/log";

interface Parts extends TrashParts {
  chores: Chores;
  log: Log;
}

const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 60 * 60_000;

/**
 * Removes files that nobody needs any more, including those that an earlier process did not get to,
 * and deletes images that have been in the trash long enough.
 * @param trashDays 0 means nothing leaves the trash automatically
 */
export function keepHouse(parts: Parts, trashDays: number): { stop: () => Promise<void> } {
  const look = async () => {
    await releaseInputs(parts);
    if (trashDays > 0) await emptyTrash(parts, { before: Date.now() - trashDays * dayMs });
  };
  const lookQuietly = () =>
    parts.chores
      .alone("housekeeping", look)
      .catch((error: unknown) => parts.log.error({ err: error }, "housekeeping"));
  let looking = lookQuietly();
  const timer = setInterval(() => {
    looking = looking.then(lookQuietly);
  }, lookEveryMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
