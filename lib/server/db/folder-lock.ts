import "server-only";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigurationError } from "../config";

/**
 * Claims a data folder for this process until it ends, however it ends: the claim is an operating
 * system's lock, held through an open SQLite transaction, so a kill leaves nothing to clean up.
 * @throws ConfigurationError when another process has the folder
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  const database = new DatabaseSync(join(dataDir, "lock.sqlite"));
  try {
    database.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    throw new ConfigurationError(
      `Another studio is using the data folder ${dataDir}. End it, or set STUDIO_DATA_DIR to another folder.`,
      { cause },
    );
  }
  return { release: () => database.close() };
}
