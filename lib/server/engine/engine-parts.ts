import "server-only";
import type { Rates } from "@/lib/core/generation/money";
import type { SendingLimits } from "@/lib/core/generation/preparation";
import type { Catalog } from "@/lib/core/models/catalog";
import type { AddressGuard } from "../assets/address-guard";
import type { AssetStores } from "../assets/ingest";
import type { DashScopeClient } from "../dashscope/client";
import type { Endpoint } from "../dashscope/endpoints";
import type { LiveHub } from "../live/live-hub";
import type { Log } from "../observe/log";
import type { Metrics } from "../observe/metrics";
import type { RunClaims } from "./claims/run-claims";
import type { ElapsedTime } from "./elapsed-time";
import type { OwnWaits } from "./own-waits";
import type { Pace } from "./pace";
import type { TaskLengths } from "./task-lengths";
import type { QueryTurns } from "./turns/query-turns";
import type { SubmissionTurns } from "./turns/submission-turns";
import type { UnrecordedAnswers } from "./unrecorded";

export interface EngineParts extends AssetStores {
  endpoint: Endpoint;
  client: DashScopeClient;
  fetchUpstream: typeof fetch;
  live: LiveHub;
  pace: Pace;
  claims: RunClaims;
  turns: SubmissionTurns;
  queryTurns: QueryTurns;
  elapsed: ElapsedTime;
  log: Log;
  metrics: Metrics;
  /** With the administrator's own prices and limits. */
  models: Catalog;
  ownWaits: OwnWaits;
  taskLengths: TaskLengths;
  sending: SendingLimits;
  /** Exchange rates, by which a budget in one currency counts prices in another. */
  rates: Rates;
  askAddress: AddressGuard;
  /** How long to search upstream's list for a task whose answer was lost. */
  resolveMs: number;
  unrecorded: UnrecordedAnswers;
  /** Generations whose answer is paid and not on disk yet: the process must not end before it is. */
  awaitedAnswers: Set<string>;
  /** Aborted when the studio is told to end: from then on nothing new is paid for. */
  ending: AbortSignal;
}

/** Upstream deletes a task and its images after this time. docs/dashscope.md#tasks */
export const retentionMs = 24 * 60 * 60_000;
