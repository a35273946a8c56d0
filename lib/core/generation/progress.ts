import type { Range } from "../models/model";
import type { Status } from "./status";

export interface Progress {
  /** 0 to 1; below 1 until the generation ends. */
  fraction: number;
  /** Whole seconds that are probably left; undefined while waiting or when later than usual. */
  secondsLeft: number | undefined;
}

/** If nothing is known about a call's duration, the ring is about half full after this time. */
const halfwaySeconds = 15;

/**
 * An estimate of a generation's progress. Upstream reports none, so it compares the time elapsed
 * with the time such a task usually takes.
 */
export function progressOf(
  status: Status,
  submittedAt: number | undefined,
  now: number,
  typicalSeconds: Range | undefined,
): Progress {
  if (status === "storing") return { fraction: 0.97, secondsLeft: 1 };
  if (submittedAt === undefined || status === "queued") {
    return { fraction: 0, secondsLeft: undefined };
  }
  const gone = Math.max(0, (now - submittedAt) / 1000);
  if (!typicalSeconds) {
    return { fraction: 0.9 * (gone / (gone + halfwaySeconds)), secondsLeft: undefined };
  }
  const left = typicalSeconds.max - gone;
  // Beyond the usual time the ring creeps on: it never stands still and never claims to be done.
  const fraction = left > 0 ? 0.9 * (gone / typicalSeconds.max) : 0.9 + 0.06 * (1 - 1 / (1 - left));
  return { fraction, secondsLeft: left > 0 ? Math.ceil(left) : undefined };
}
