import "server-only";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { type DecodingTask, replySchema } from "./task";
import { createWorkTurns, type WorkTurns } from "./work-turns";

/** A decoding thread and the queue in front of it. */
export interface Lane {
  inTurn: WorkTurns;
  /** @throws what decoding throws, or an error if the thread died */
  ask: (task: DecodingTask) => Promise<unknown>;
}

interface Asker {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** The server runs in the project's folder, next to its sources. */
const startPath = () => join(process.cwd(), "lib/server/assets/decoding/start-thread.mjs");

/** An import would make the bundler bundle the thread's source. */
const threads = process.getBuiltinModule("node:worker_threads");

/** @param atOnce how many images the thread may work on at once */
export function openLane(atOnce: number): Lane {
  const askers = new Map<number, Asker>();
  let thread: Worker | undefined;
  let lastId = 0;

  const end = (ended: Worker, error: Error) => {
    if (thread !== ended) return;
    thread = undefined;
    for (const { reject } of askers.values()) reject(error);
    askers.clear();
  };

  const start = () => {
    const started = new threads.Worker(startPath());
    started.on("message", (message: unknown) => {
      const { id, result, error } = replySchema.parse(message);
      const asker = askers.get(id);
      askers.delete(id);
      if (askers.size === 0) started.unref();
      if (error) asker?.reject(Object.assign(new Error(error.message), { code: error.code }));
      else asker?.resolve(result);
    });
    started.on("error", (error: Error) => end(started, error));
    started.on("exit", () => end(started, new Error("The decoding thread has ended.")));
    return started;
  };

  return {
    inTurn: createWorkTurns(atOnce),
    ask(task) {
      return new Promise((resolve, reject) => {
        thread ??= start();
        // An idle thread does not keep the process alive; a busy one does.
        thread.ref();
        lastId += 1;
        askers.set(lastId, { resolve, reject });
        thread.postMessage({ id: lastId, task });
      });
    },
  };
}
