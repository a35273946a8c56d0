import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** Writes what is published, in order and in batches, whatever state the database is in. */
export interface OutboxWriter {
  /** Resolves once it is written or given up, or after moments: whoever publishes has more to do. */
  put: (text: string) => Promise<void>;
  /** The same for what must be told in any case, if need be later. */
  putSurely: (text: string) => Promise<void>;
  /** Resolves once nothing is waiting any more. */
  stop: () => Promise<void>;
}

interface Plan {
  write: (texts: string[]) => Promise<void>;
  /** What stands for everything that was given up. */
  reset: string;
  /** Called when writes begin to fail. Must not throw. */
  refused: (error: unknown) => void;
  patienceMs?: number;
  againMs?: number;
}

const atOnce = 200;
/** A database that hangs longer is taken as one that refuses. */
const mostWaiting = 5_000;

interface Waiting {
  text: string;
  isSure: boolean;
  done: () => void;
}

/**
 * While the database refuses, events are given up, since afterwards pages are told to ask for
 * everything: that has to come after them, and needs no memory.
 */
export function createOutboxWriter(plan: Plan): OutboxWriter {
  const { write, reset, refused, patienceMs = 2_000, againMs = 1_000 } = plan;
  let waiting: Waiting[] = [];
  /** To be written before anything else. */
  const owed = new Set<string>();
  const stopping = new AbortController();
  let isPausing = false;
  let working: Promise<void> | undefined;

  const giveUp = (some: Waiting[]) => {
    for (const { text, isSure, done } of some) {
      if (isSure) owed.add(text);
      done();
    }
    owed.add(reset);
  };

  const writeSome = async () => {
    const debts = [...owed];
    const isFirst = debts.length === 0;
    // What is given up while this is written needs another reset.
    owed.clear();
    const batch = waiting.slice(0, atOnce);
    waiting = waiting.slice(atOnce);
    try {
      await write([...debts, ...batch.map(({ text }) => text)]);
      for (const { done } of batch) done();
    } catch (error) {
      if (isFirst) refused(error);
      for (const debt of debts) owed.add(debt);
      giveUp([...batch, ...waiting]);
      waiting = [];
      isPausing = true;
      await sleep(againMs, undefined, { ref: false, signal: stopping.signal }).catch(
        () => undefined,
      );
      isPausing = false;
    }
  };

  const work = async () => {
    try {
      while (waiting.length > 0 || (owed.size > 0 && !stopping.signal.aborted)) await writeSome();
    } finally {
      // At once: what is put a moment later begins anew.
      working = undefined;
    }
  };

  const put = async (text: string, isSure: boolean) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const one = { text, isSure, done: resolve };
    if (isPausing || waiting.length >= mostWaiting) giveUp([one]);
    else waiting.push(one);
    working ??= work();
    const patience = setTimeout(resolve, patienceMs);
    await promise;
    clearTimeout(patience);
  };

  return {
    put: (text) => put(text, false),
    putSurely: (text) => put(text, true),
    async stop() {
      stopping.abort();
      await working;
      if (owed.size === 0) return;
      // It was given up a moment ago, perhaps, and others would never hear of it.
      const paying = write([...owed]).catch(() => undefined);
      await Promise.race([paying, sleep(patienceMs, undefined, { ref: false })]);
    },
  };
}
