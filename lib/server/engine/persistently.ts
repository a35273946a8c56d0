import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { storageFaultOf } from "../storage-fault";
import type { EngineParts } from "./engine-parts";

/**
 * Makes a change after a call was sent. Retries for as long as the disk or the database refuses: a
 * row that still says "submitting" would look like a call whose answer was lost.
 * @param afterFailure runs after each failure, before the next attempt is decided
 */
export async function persistently<Result>(
  { log, pace }: Pick<EngineParts, "log" | "pace">,
  change: () => Promise<Result>,
  afterFailure?: () => Promise<void>,
): Promise<Result> {
  for (;;) {
    try {
      return await change();
    } catch (error) {
      await afterFailure?.();
      const fault = storageFaultOf(error);
      if (!fault) throw error;
      log.error({ code: fault, err: error }, "the end of a call waits to be recorded");
      await sleep(pace.recordAgainMs);
    }
  }
}
