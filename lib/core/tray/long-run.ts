import type { Generation } from "../api/generation";
import { isOpen } from "../generation/status";

/** A wait this long makes people turn to something else. */
const longMs = 60_000;

/**
 * How long a run took, in milliseconds, if it has just ended by itself and was long enough that
 * nobody watched it.
 * @param before what was known of it until now
 */
export function longRunMs(told: Generation, before: Generation | undefined): number | undefined {
  const { status, createdAt, finishedAt } = told;
  if (!before || !isOpen(before.status) || isOpen(status) || status === "canceled")
    return undefined;
  const tookMs = Date.parse(finishedAt ?? createdAt) - Date.parse(createdAt);
  return tookMs > longMs ? tookMs : undefined;
}
