import "server-only";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { backupMark } from "../backup-mark";
import { ConfigurationError } from "../config";
import { lockDataFolder } from "../db/folder-lock";
import { forgetMove, readMoveMarks } from "../db/moving/move-marks";
import { flushFolder, openPrivateFolder } from "../private-files";
import { holdDatabase } from "./held-database";

/**
 * Makes what a move left behind, or had not quite brought, a library of its own: as a restored backup,
 * so that what waited there is not sent a second time.
 * @throws ConfigurationError if there is no such library
 */
export async function reopenLeft(dataDir: string, databaseUrl: string | undefined): Promise<void> {
  await openPrivateFolder(dataDir);
  const lock = lockDataFolder(dataDir);
  try {
    const held = await holdDatabase(databaseUrl, dataDir);
    try {
      const { movedTo, arrivingFrom } = await readMoveMarks(held.database);
      if (movedTo === undefined && arrivingFrom === undefined) {
        throw new ConfigurationError("This library has not moved away.");
      }
      const content = `${JSON.stringify({ made: new Date().toISOString() })}\n`;
      await writeFile(join(dataDir, backupMark), content, { mode: 0o600, flush: true });
      await flushFolder(dataDir);
      await forgetMove(held.database);
    } finally {
      await held.close();
    }
  } finally {
    lock.release();
  }
}
