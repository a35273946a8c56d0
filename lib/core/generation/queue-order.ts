import { z } from "zod";
import type { Range } from "../models/model";

/** Whether a batch's calls go before or after those started on their own. */
export const prioritySchema = z.enum(["before", "after"]);
export type Priority = z.infer<typeof prioritySchema>;

/** A generation waiting for its turn. Ids grow with time. */
export interface Waiting {
  id: string;
  /** Shared by generations planned together; missing for one started on its own. */
  batchId?: string | undefined;
  priority?: Priority | undefined;
}

const classOf = ({ priority }: Waiting) => ({ before: 0, alone: 1, after: 2 })[priority ?? "alone"];

/**
 * The order in which waiting generations go: those marked `before` first, those marked `after`
 * last. Among equals, the first of every batch goes before the second of any, so that a batch of
 * two hundred does not starve a smaller one.
 */
export function fairOrder<Entry extends Waiting>(waiting: Entry[]): Entry[] {
  const seen = new Map<string, number>();
  const ranked = [...waiting].sort(byId).map((entry) => {
    const group = entry.batchId ?? entry.id;
    const rank = seen.get(group) ?? 0;
    seen.set(group, rank + 1);
    return { entry, rank };
  });
  return ranked
    .sort(
      (one, other) =>
        classOf(one.entry) - classOf(other.entry) ||
        one.rank - other.rank ||
        byId(one.entry, other.entry),
    )
    .map(({ entry }) => entry);
}

const byId = (one: Waiting, other: Waiting) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

interface Places {
  submissionsPerSecond: number;
  /** Null: no limit. */
  tasksAtOnce: number | null;
  /** How long a task takes, in seconds. */
  seconds: Range;
}

/**
 * In how many seconds each waiting generation will probably start, in queue order: once a place is
 * free and the rate limit allows it.
 * @param running for how many seconds each task has been running
 */
export function expectedStarts(
  waiting: number,
  running: number[],
  { submissionsPerSecond, tasksAtOnce, seconds }: Places,
): number[] {
  const gap = 1 / submissionsPerSecond;
  const usual = (seconds.min + seconds.max) / 2;
  const places = tasksAtOnce ?? Number.POSITIVE_INFINITY;
  // A task that runs longer than usual may end at any moment.
  const ends = running.map((gone) => Math.max(0, usual - gone));
  const starts: number[] = [];
  for (let place = 0; place < waiting; place += 1) {
    ends.sort((one, other) => one - other);
    const isFull = ends.length >= places;
    const free = isFull ? (ends.at(ends.length - places) ?? 0) : 0;
    const start = Math.max(free, (starts.at(-1) ?? -gap) + gap);
    starts.push(start);
    ends.push(start + usual);
  }
  return starts;
}
