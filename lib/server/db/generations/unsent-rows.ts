import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import type { Status } from "@/lib/core/generation/status";
import type { Database } from "../database";

const unsent: Status[] = ["queued", "submitting"];

/**
 * Makes every run without a known task uncertain.
 * @returns how many there were
 */
export async function giveUpUnsent(database: Database, reason: Failure): Promise<number> {
  const { numUpdatedRows } = await database
    .updateTable("generations")
    .set((expression) => ({
      status: "uncertain" satisfies Status,
      error: JSON.stringify(reason),
      finished_at: Date.now(),
      revision: expression("revision", "+", 1),
    }))
    .where("status", "in", unsent)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
