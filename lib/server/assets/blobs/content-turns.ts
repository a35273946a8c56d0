import "server-only";
import { createTurnsByKey } from "../../turns-by-key";
import type { ContentTurns } from "./blob-store";

/** For the only studio that uses a store. */
export function createContentTurns(): ContentTurns {
  const inTurn = createTurnsByKey();
  return (sha256s, work) =>
    // Sorted, so that no two wait for each other.
    [...new Set(sha256s)]
      .toSorted()
      .reduce<typeof work>((inner, sha256) => () => inTurn(sha256, inner), work)();
}
