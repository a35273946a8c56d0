import "server-only";

/** What the engine waits for and how long, in milliseconds of the endpoint's clock. */
const waits = {
  /** Until a task that was just created is first asked for. */
  firstLookMs: 1_000,
  /** A new task may appear in the endpoint's list some seconds after it was created. */
  lookAgainMs: 2_000,
  /** The endpoint could not be reached. */
  unreachableMs: 5_000,
  /** No place is free for another task. */
  roomCheckMs: 500,
  /** The endpoint may not know a task at once; only after this long is "unknown" believed. */
  unknownForMs: 30_000,
  /** How long a model rests after throttlings in a row that do not say how long. */
  firstRestMs: 1_000,
  longestRestMs: 60_000,
  /** An image could not be saved: from a hiccup of the line to a disk that somebody has to clear. */
  firstSaveAgainMs: 2_000,
  longestSaveAgainMs: 60_000,
  /** The disk refuses to record a paid answer. */
  recordAgainMs: 1_000,
};

/** Below this a wait would keep the machine busy with nothing but looking. */
const shortestMs = 10;

/** The engine's waits in milliseconds of this machine's clock, and how the two clocks compare. */
export interface Pace extends Readonly<typeof waits> {
  /** How long it takes here until the endpoint's clock has gone so far. */
  here: (endpointMs: number) => number;
  /** How far the endpoint's clock goes meanwhile. */
  there: (hereMs: number) => number;
}

/**
 * The pace of an engine whose endpoint's clock runs so many times as fast as this machine's.
 * @param speed 1 for DashScope; an emulator can be quicker, and is then waited for accordingly
 */
export function paceAt(speed: number): Pace {
  const here = (endpointMs: number) => Math.max(shortestMs, endpointMs / speed);
  return {
    firstLookMs: here(waits.firstLookMs),
    lookAgainMs: here(waits.lookAgainMs),
    unreachableMs: here(waits.unreachableMs),
    roomCheckMs: here(waits.roomCheckMs),
    unknownForMs: here(waits.unknownForMs),
    firstRestMs: here(waits.firstRestMs),
    longestRestMs: here(waits.longestRestMs),
    firstSaveAgainMs: here(waits.firstSaveAgainMs),
    longestSaveAgainMs: here(waits.longestSaveAgainMs),
    recordAgainMs: here(waits.recordAgainMs),
    here,
    there: (hereMs) => hereMs * speed,
  };
}
