import "server-only";
import { rm, stat } from "node:fs/promises";
import type { Failure } from "@/lib/core/api/generation";
import { giveUpUnsent } from "../db/generations/unsent-rows";
import { forgetLibraryId } from "../db/library-id";
import { errorCodeOf } from "../error-code";
import type { EngineParts } from "./engine-parts";

const perhapsSent: Failure = {
  code: "studio.restored",
  message: "The data was restored from a backup, and the run may have been sent since.",
};

/**
 * Leaves to a person what a backup knew as not sent yet. The studio that the backup was made of may
 * have sent it since, and DashScope forgets its tasks after a day: to send it again could cost twice.
 * @param mark a file that restoring puts beside the database, and that goes when this is done
 */
export async function settleRestored(
  { database, log }: Pick<EngineParts, "database" | "log">,
  mark: string,
): Promise<void> {
  if (!(await isThere(mark))) return;
  // The studio that the backup was made of may still be at work, with a bucket of its own.
  await forgetLibraryId(database);
  const count = await giveUpUnsent(database, perhapsSent);
  await rm(mark);
  log.info({ uncertain: count }, "opened from a backup");
}

/** @throws what the disk says other than that there is none: the mark must not be passed over */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (errorCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}
