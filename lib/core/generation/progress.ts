import type { Range } from "../models/model";
import type { Status } from "./status";

export interface Progress {
  /** 0 to 1; never full before it has ended. */
  fraction: number;
  /** Whole seconds that are likely left; undefined while it waits or is later than usual. */
  secondsLeft: number | undefined;
}

/**
 * How far a generation probably is. Upstream tells no progress, so it is the time gone beside the
 * time such a task usually takes.
 */
export function progressOf(
  status: Status,
  submittedAt: number | undefined,
  now: number,
  typicalSeconds: Range,
): Progress {
  if (status === "storing") return { fraction: 0.97, secondsLeft: 1 };
  if (submittedAt === undefined || status === "queued") {
    return { fraction: 0, secondsLeft: undefined };
  }
  const gone = Math.max(0, (now - submittedAt) / 1000);
  const left = typicalSeconds.max - gone;
  // Beyond the usual time the ring creeps on, so that it never stands still and never lies.
  const fraction = left > 0 ? 0.9 * (gone / typicalSeconds.max) : 0.9 + 0.06 * (1 - 1 / (1 - left));
  return { fraction, secondsLeft: left > 0 ? Math.ceil(left) : undefined };
}
