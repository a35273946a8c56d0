import "server-only";
import { singleton } from "../singleton";
import { ApiError } from "./api-error";

const freeAttempts = 5;
const longestWaitSeconds = 60;

interface Attempts {
  wrong: number;
  nextAt: number;
}

/**
 * Slows down guessing: after five wrong passwords each further attempt waits twice as long as the
 * one before, up to a minute. Counted for the whole studio, because an address can be forged.
 */
const attempts = () => singleton<Attempts>("sign-in-attempts", () => ({ wrong: 0, nextAt: 0 }));

/** @throws ApiError `access.tooManyAttempts` while the wait is on */
export function requireAttempt(now: number): void {
  const waitMs = attempts().nextAt - now;
  if (waitMs > 0) throw new ApiError("access.tooManyAttempts", [], Math.ceil(waitMs / 1000));
}

export function recordAttempt(now: number, isRight: boolean): void {
  const state = attempts();
  if (isRight) {
    state.wrong = 0;
    state.nextAt = 0;
    return;
  }
  state.wrong += 1;
  const beyond = state.wrong - freeAttempts;
  if (beyond >= 0) state.nextAt = now + Math.min(longestWaitSeconds, 2 ** beyond) * 1000;
}
