import "server-only";
import { fairOrder } from "@/lib/core/generation/queue-order";
import { type Catalog, modelOf } from "@/lib/core/models/catalog";
import { withoutHeld } from "@/lib/server/db/batches/batch-holds";
import { listOpenGenerations } from "@/lib/server/db/generations/generation-rows";
import { advance } from "./advance";
import { announce } from "./announce";
import { createDueTimes } from "./due-times";
import type { EngineParts } from "./engine-parts";

const longestSleepMs = 5_000;
/** The next in a queue may go as soon as the one before it is on its way. */
const queueLookMs = 200;
const afterErrorMs = 5_000;

export interface Scheduler {
  /** Looks at once for due steps, such as those of a generation just queued. */
  wake: () => void;
  /** Starts no more steps and waits for those under way. */
  stop: () => Promise<void>;
}

/**
 * Calls `advance` for every open generation when it is due. Keeps no state of its own that matters:
 * the database says what is open and when it is due, so a restart loses nothing.
 */
export function startScheduler(parts: EngineParts, report: (error: unknown) => void): Scheduler {
  const underWay = new Map<string, Promise<void>>();
  /** On this process's monotonic clock. */
  const restingUntil = new Map<string, number>();
  const dueTimes = createDueTimes(parts.claims.isAlone);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isLooking = false;
  let lookAgain = false;

  const run = (id: string, nextStepAt: number) => {
    const step = advance(parts, id, nextStepAt)
      .then(() => restingUntil.delete(id))
      .catch((error: unknown) => {
        restingUntil.set(id, performance.now() + afterErrorMs);
        report(error);
      })
      .finally(() => {
        underWay.delete(id);
        dueTimes.forget(id);
        wake();
      });
    underWay.set(
      id,
      step.then(() => undefined),
    );
  };

  /** Another replica may know a model that this one, of an older version, would fail. */
  const isKnown = ({ model }: OpenGeneration) =>
    parts.claims.isAlone || parts.models.some(({ id }) => id === model);

  const tellEnds = async () => {
    for (const id of await parts.claims.untoldEnds((one) => underWay.has(one))) {
      try {
        if (await parts.claims.take(id)) await announce(parts, id);
        await parts.claims.giveBack(id);
      } catch (error) {
        report(error);
      }
    }
  };

  const look = async () => {
    if (await parts.claims.look()) await parts.live.startOver();
    const all = await listOpenGenerations(parts.database, parts.endpoint.id);
    const now = performance.now();
    const dueAt = new Map(all.map((run) => [run.id, now + dueTimes.remainingMs(run)]));
    dueTimes.keep(dueAt.keys());
    parts.elapsed.keep(dueAt.keys());
    const open = await withoutHeld(parts.database, all.filter(isKnown), parts.rates);
    const isBusy = (run: OpenGeneration) => underWay.has(run.id) || parts.claims.isElsewhere(run);
    const waiting = inTurn(open, parts.models, isBusy).map(({ id, nextStepAt }) => ({
      id,
      nextStepAt,
      at: Math.max(dueAt.get(id) ?? 0, restingUntil.get(id) ?? 0),
    }));
    for (const { id, nextStepAt, at } of waiting) {
      if (at <= now && !isStopped) run(id, nextStepAt);
    }
    await tellEnds();
    const next = Math.min(...waiting.filter(({ at }) => at > now).map(({ at }) => at));
    const isQueueing = open.some((run) => run.status === "queued" && !isBusy(run));
    return Math.min(isQueueing ? queueLookMs : longestSleepMs, next - now);
  };

  const wake = () => {
    if (isStopped) return;
    if (isLooking) {
      lookAgain = true;
      return;
    }
    clearTimeout(timer);
    isLooking = true;
    look()
      .catch((error: unknown) => {
        report(error);
        return afterErrorMs;
      })
      .then((sleepMs) => {
        isLooking = false;
        if (isStopped) return;
        if (lookAgain) {
          lookAgain = false;
          wake();
        } else {
          timer = setTimeout(wake, sleepMs);
        }
      });
  };

  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await Promise.allSettled(underWay.values());
    },
  };
}

type OpenGeneration = Awaited<ReturnType<typeof listOpenGenerations>>[number];

const atUpstream = new Set(["submitting", "pending", "running"]);

/** This many calls of a model are prepared at a time: one is sent while the next gets ready. */
const readyAtOnce = 2;

/**
 * Which generations may make a step now. Of those queued, only the first of each model in fair
 * order, and only as many as upstream has room for.
 * @param isBusy whether a step of it is under way, here or elsewhere
 */
function inTurn(
  open: OpenGeneration[],
  models: Catalog,
  isBusy: (run: OpenGeneration) => boolean,
): OpenGeneration[] {
  const now = Date.now();
  // What waits for something of its own, such as the site of an image, does not hold up the others.
  const queued = open.filter(
    ({ status, setbacks, nextStepAt }) =>
      status === "queued" && (setbacks === 0 || (nextStepAt ?? 0) <= now),
  );
  const queues = Map.groupBy(queued, ({ model }) => model);
  const placesLeft = (id: string) => {
    const sent = open.filter(({ model, status }) => model === id && atUpstream.has(status));
    // The engine is searching for a lost call: sending another would make the list ambiguous.
    const isLost = sent.some((one) => one.status === "submitting" && !isBusy(one));
    const { tasksAtOnce } = modelOf(models, id).limits;
    return isLost ? 0 : Math.max(0, (tasksAtOnce ?? Number.POSITIVE_INFINITY) - sent.length);
  };
  const heads = [...queues].flatMap(([model, waiting]) =>
    fairOrder(
      waiting.map(({ id, batchId, priority }) => ({
        id,
        batchId: batchId ?? undefined,
        priority: priority ?? undefined,
      })),
    )
      .slice(0, Math.min(readyAtOnce, placesLeft(model)))
      .map(({ id }) => id),
  );
  const first = new Set(heads);
  return open.filter((run) => !isBusy(run) && (run.status !== "queued" || first.has(run.id)));
}
