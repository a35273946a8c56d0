import "server-only";
import type { AssetStores } from "../assets/ingest";
import type { Endpoint } from "../config";
import type { DashScopeClient } from "../dashscope/client";
import type { LiveHub } from "../live/live-hub";
import type { SubmissionTurns } from "./submission-turns";

/** What the engine's steps work with. */
export interface EngineParts extends AssetStores {
  endpoint: Endpoint;
  client: DashScopeClient;
  fetchUpstream: typeof fetch;
  live: LiveHub;
  turns: SubmissionTurns;
}

/** Upstream forgets a task and its images after this time. W27-ja, task query. */
export const retentionMs = 24 * 60 * 60_000;
