import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { storageFaultOf } from "../storage-fault";
import type { EngineParts } from "./engine-parts";

/**
 * Makes a change after a call was sent. While the disk or the database refuses, it tries again and
 * again: a row that still says "submitting" would be taken for a call whose answer was lost.
 * @param afterFailure is done each time before it is decided whether to try again
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
