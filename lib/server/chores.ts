import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** Work on the whole library that nobody asked for. */
export type Chore = "housekeeping" | "rereading" | "hiding secrets";

/** Sees to it that of all processes that serve one library, one does a chore at a time. */
export interface Chores {
  /** Does a chore, unless another process is at it. Returns whether it was done here. */
  alone: (chore: Chore, work: () => Promise<void>) => Promise<boolean>;
}

/** Where there is only one process. */
export const choresHere: Chores = {
  async alone(_, work) {
    await work();
    return true;
  },
};

const askAgainMs = 60_000;

/**
 * Does a chore once whoever is at it has ended, however that was. After one that came to its end there
 * is nothing left to do.
 */
export async function doInTurn(
  chores: Chores,
  chore: Chore,
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted && !(await chores.alone(chore, work))) {
    await sleep(askAgainMs, undefined, { ref: false, signal }).catch(() => undefined);
  }
}
