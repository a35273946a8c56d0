import "server-only";
import type { WaitKind } from "@/lib/core/generation/wait/own-waits";

/** How long tasks took from their submission to their end, as upstream itself reports it. */
export interface TaskLengths {
  note: (kind: WaitKind, seconds: number) => void;
  /** By when the latest ones of a kind had ended; undefined while too few are known. */
  dueSecondsOf: (kind: WaitKind) => number | undefined;
}

/** Fewer say nothing yet. */
const leastTasks = 3;
/** More are from long ago. */
const mostTasks = 20;
/** What a call takes on its way, which counts for the studio's clock alone. */
const onTheWaySeconds = 0.4;

/**
 * Remembers the lengths while the process runs. Without them a task is asked for by its document's
 * figure, which is wider than what one account sees.
 */
export function createTaskLengths(): TaskLengths {
  const known = new Map<string, number[]>();
  return {
    note(kind, seconds) {
      const key = JSON.stringify(kind);
      known.set(key, [seconds, ...(known.get(key) ?? [])].slice(0, mostTasks));
    },
    dueSecondsOf(kind) {
      const lengths = known.get(JSON.stringify(kind)) ?? [];
      return lengths.length < leastTasks ? undefined : Math.max(...lengths) + onTheWaySeconds;
    },
  };
}
