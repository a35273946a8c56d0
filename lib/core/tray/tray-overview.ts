import type { BatchSummary } from "../api/batch";
import type { Generation } from "../api/generation";
import { failureToTell } from "../failure/told-failure";
import { isOpen } from "../generation/status";

/** Runs under way, shown as one: a run of its own, or those of a batch. */
export type UnderWay =
  | { kind: "run"; run: Generation }
  | { kind: "batch"; batch: BatchSummary; runs: Generation[] };

/** Runs of a batch that wait for a person to let them go on. */
interface Held {
  batch: BatchSummary;
  hold: NonNullable<BatchSummary["hold"]>;
  count: number;
}

/** What goes on, what waits for its turn or for a person, and what went wrong. */
export interface TrayOverview {
  running: Generation[];
  /** The same, in the order of their start, with the runs of a batch as one. */
  underWay: UnderWay[];
  /** What will begin by itself. */
  waiting: Generation[];
  held: Held[];
  /** Nobody but a person can say how they go on. The newest first, as the failed ones. */
  undecided: Generation[];
  failed: Generation[];
}

/**
 * Sorts what the page knows of runs by what a person wants to know of them.
 * @param runs newest first
 */
export function trayOverview(runs: Generation[], batches: BatchSummary[]): TrayOverview {
  const batchOf = new Map(batches.map((batch) => [batch.id, batch]));
  const holderOf = ({ batchId }: Generation) => {
    const batch = batchOf.get(batchId ?? "");
    return batch?.hold ? batch : undefined;
  };
  const open = runs.filter(({ status }) => isOpen(status)).toReversed();
  const running = open.filter(({ status }) => status !== "queued");
  const queued = open.filter(({ status }) => status === "queued");
  const told = runs.filter((run) => failureToTell(run) !== undefined);
  return {
    running,
    underWay: [...Map.groupBy(running, ({ id, batchId }) => batchId ?? id).values()].flatMap(
      (together): UnderWay[] => {
        const batch = batchOf.get(together[0]?.batchId ?? "");
        if (!batch) return together.map((run) => ({ kind: "run", run }));
        return [{ kind: "batch", batch, runs: together }];
      },
    ),
    waiting: queued.filter((run) => !holderOf(run)),
    held: [...Map.groupBy(queued, holderOf)].flatMap(([batch, { length: count }]) =>
      batch?.hold ? [{ batch, hold: batch.hold, count }] : [],
    ),
    undecided: told.filter(({ status }) => status === "uncertain"),
    failed: told.filter(({ status }) => status !== "uncertain"),
  };
}
