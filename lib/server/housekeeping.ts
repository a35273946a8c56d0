import "server-only";
import type { Log } from "./observe/log";
import { emptyTrash, releaseInputs, type TrashParts } from "./use-cases/library/empty-trash";

interface Parts extends TrashParts {
  log: Log;
}

const dayMs = 24 * 60 * 60_000;
const lookEveryMs = 60 * 60_000;

/**
 * Removes what nobody needs any more, also what an earlier process had given up and not removed, and
 * what has been in the trash for long enough.
 * @param trashDays 0: nothing leaves the trash by itself
 */
export function keepHouse(parts: Parts, trashDays: number): { stop: () => Promise<void> } {
  const look = async () => {
    await releaseInputs(parts);
    if (trashDays > 0) await emptyTrash(parts, { before: Date.now() - trashDays * dayMs });
  };
  const lookQuietly = () =>
    look().catch((error: unknown) => parts.log.error({ err: error }, "housekeeping"));
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
