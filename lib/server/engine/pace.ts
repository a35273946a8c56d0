import "server-only";

/** The engine's waits, in milliseconds of the endpoint's clock. */
const waits = {
  /** A new task may take some seconds to appear in the endpoint's list. */
  lookAgainMs: 2_000,
  /** After the endpoint could not be reached. */
  unreachableMs: 5_000,
  /** After the first setback that may pass; twice as long after each further one. */
  firstSetbackMs: 10_000,
  /** Between two looks into the endpoint's list while it cannot be read. */
  longestLookAgainMs: 60_000,
  /** While there is no room for another task. */
  roomCheckMs: 500,
  /** While another replica waits for the answer to a creation. */
  answerCheckMs: 100,
  /** The endpoint may not know a new task at once; "unknown" counts only after this long. */
  unknownForMs: 30_000,
  /** How long a model rests after throttlings in a row that give no time. */
  firstRestMs: 1_000,
  longestRestMs: 60_000,
  /**
   * After an image could not be saved: from a network hiccup to a full disk that somebody has to
   * clear.
   */
  firstSaveAgainMs: 2_000,
  longestSaveAgainMs: 60_000,
  /** After the disk refused to record a paid answer. */
  recordAgainMs: 1_000,
};

/** A shorter wait would keep the machine busy with polling alone. */
const shortestMs = 10;

/**
 * The engine's waits in milliseconds of this machine's clock, and conversions between the two
 * clocks.
 */
export interface Pace extends Readonly<typeof waits> {
  /** How long a span of the endpoint's clock takes here. */
  here: (endpointMs: number) => number;
  /** How far the endpoint's clock moves during a span here. */
  there: (hereMs: number) => number;
}

/**
 * The pace for an endpoint whose clock runs `speed` times as fast as this machine's.
 * @param speed 1 for DashScope; an emulator can be faster, which shortens every wait
 */
export function paceAt(speed: number): Pace {
  const here = (endpointMs: number) => Math.max(shortestMs, endpointMs / speed);
  return {
    lookAgainMs: here(waits.lookAgainMs),
    unreachableMs: here(waits.unreachableMs),
    firstSetbackMs: here(waits.firstSetbackMs),
    longestLookAgainMs: here(waits.longestLookAgainMs),
    roomCheckMs: here(waits.roomCheckMs),
    answerCheckMs: here(waits.answerCheckMs),
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
