import "server-only";
import type { BlobStore } from "./blob-store";

/** Lets work on the same content run one after the other, within this process. */
export function createContentTurns(): BlobStore["exclusively"] {
  const turns = new Map<string, Promise<unknown>>();
  return (sha256, work) => {
    const before = turns.get(sha256) ?? Promise.resolve();
    const turn = before.then(work, work);
    turns.set(sha256, turn);
    const leave = () => {
      if (turns.get(sha256) === turn) turns.delete(sha256);
    };
    void turn.then(leave, leave);
    return turn;
  };
}
