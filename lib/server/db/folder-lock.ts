import "server-only";
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigurationError } from "../config";
import { isDamaged, storageFaultOf } from "../storage-fault";

/**
 * Claims a data folder for this process until it ends, however it ends. The claim is an operating
 * system lock, held through an open SQLite transaction, so a kill leaves nothing to clean up.
 * @throws ConfigurationError if another process has the folder, or with what the disk says
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  const path = join(dataDir, "lock.sqlite");
  try {
    return claim(path, dataDir);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    // The file stores nothing, and SQLite tries the lock before it reads, so a damaged file is not
    // locked. Truncating keeps the same file, so that only one of two processes gets the lock.
    truncateSync(path, 0);
    return claim(path, dataDir);
  }
}

function claim(path: string, dataDir: string): { release: () => void } {
  const database = new DatabaseSync(path);
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch (cause) {
    database.close();
    if (storageFaultOf(cause) !== "storage.busy") throw cause;
    throw new ConfigurationError(
      `Another studio is using the data folder ${dataDir}. End it, or set STUDIO_DATA_DIR to another folder.`,
      { cause },
    );
  }
}
