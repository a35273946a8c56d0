import "server-only";

/** Does a piece of work as soon as it is its turn. */
export type WorkTurns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets only so many pieces of work run at once; the others wait in the order in which they came. */
export function createWorkTurns(atOnce: number): WorkTurns {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // A place goes straight to the next, so that nobody can slip in between.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
