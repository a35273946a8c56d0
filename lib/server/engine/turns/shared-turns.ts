import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { EndpointId } from "@/lib/core/models/region";
import type { Database } from "../../db/database";
import {
  findLane,
  forgetThrottlings,
  noteAnswered,
  noteSent,
  restLane,
  takePlace,
} from "../../db/dialects/postgres/lane-rows";
import type { Log } from "../../observe/log";
import { createTurnsByKey } from "../../turns-by-key";
import type { Pace } from "../pace";
import { type QueryTurns, queryGapMs } from "./query-turns";
import { restMs, type SubmissionTurns } from "./submission-turns";

export interface SharedParts {
  database: Database;
  endpoint: { id: EndpointId };
  pace: Pace;
  log: Log;
}

/**
 * For several studios that share an account and a database. Within each, a model's turns come one
 * after the other; between them, lanes in the database keep the gap. It counts from the moment of
 * sending, which the network may still blur; a while after upstream has throttled a model, from the
 * answer to a creation.
 */
export function createSharedSubmissionTurns(parts: SharedParts): SubmissionTurns {
  const { database, endpoint, pace, log } = parts;
  const inTurn = createTurnsByKey();
  const laneOf = (model: string) => ({ endpoint: endpoint.id, name: model });
  /** What only refines the next gap must not keep an answer waiting. */
  const note = (work: Promise<void>) =>
    void work.catch((error: unknown) => log.warn({ err: error }, "a lane was not noted"));
  return {
    take: (model, perSecond, act) =>
      inTurn(model, async () => {
        const gapMs = 1000 / perSecond;
        return act({
          async look(transaction) {
            const { restsForMs, sinceSentMs } = await findLane(transaction, laneOf(model));
            // If the server's clock was set back, the gap is waited for once more.
            return { heldForMs: restsForMs, waitMs: Math.min(gapMs, gapMs - sinceSentMs) };
          },
          take: (transaction) => noteSent(transaction, laneOf(model)),
          begin: () => note(noteSent(database, laneOf(model))),
          end: () => note(noteAnswered(database, laneOf(model))),
        });
      }),
    async holdBack(model, retryAfterMs) {
      const { restsForMs, throttlings } = await findLane(database, laneOf(model));
      const waitMs = restMs(pace, throttlings, retryAfterMs);
      await restLane(database, laneOf(model), waitMs);
      return Math.max(restsForMs, waitMs);
    },
    async heldForMs(model) {
      return (await findLane(database, laneOf(model))).restsForMs;
    },
    release: (model) => note(forgetThrottlings(database, laneOf(model))),
  };
}

/** All queries of an account go through one lane, whichever studio asks. */
export function createSharedQueryTurns({ database, endpoint, pace }: SharedParts): QueryTurns {
  const lane = { endpoint: endpoint.id, name: "queries" };
  const gapMs = queryGapMs(pace);
  return {
    async take() {
      const waitMs = await takePlace(database, lane, gapMs);
      if (waitMs > 0) await sleep(waitMs);
    },
  };
}
