import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { storageFaultOf } from "../storage-fault";
import type { EngineParts } from "./engine-parts";

/**
 * Records what upstream answered to a call that costs money. While the disk refuses, it tries again
 * and again: until it is recorded, the answer exists nowhere but in this process.
 */
export async function persistently<Result>(
  { log, pace }: Pick<EngineParts, "log" | "pace">,
  record: () => Promise<Result>,
): Promise<Result> {
  for (;;) {
    try {
      return await record();
    } catch (error) {
      const fault = storageFaultOf(error);
      if (!fault) throw error;
      log.error({ code: fault, err: error }, "a paid answer waits to be recorded");
      await sleep(pace.recordAgainMs);
    }
  }
}
