import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { presentAsset } from "@/lib/server/db/assets/asset-rows";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import {
  failOutput,
  hasSavedOutput,
  missingOutputs,
} from "@/lib/server/db/generations/output-rows";
import { downloadResult } from "../assets/download";
import { ingest } from "../assets/ingest";
import { storageFaultOf } from "../storage-fault";
import { type EngineParts, retentionMs } from "./engine-parts";

/** storing → succeeded, once every image is on disk, byte for byte; retries until then. */
export async function store(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const missing = await missingOutputs(parts.database, row.id);
  let trouble: Failure | undefined;
  for (const { position, url } of missing) {
    const failure = await saveOutput(parts, row, position, url);
    parts.metrics.downloads.inc({ outcome: failure?.code ?? "done" });
    if (failure) parts.log.warn({ generationId: row.id, position, ...failure }, "download");
    trouble = failure ?? trouble;
  }
  const left = missing.length > 0 ? await missingOutputs(parts.database, row.id) : [];
  if (left.length === 0) return finish(parts, row);
  if (Date.now() - (row.submitted_at ?? row.created_at) > retentionMs) {
    return giveUp(parts, row, left);
  }
  return changeGeneration(parts.database, row, "storing", {
    next_step_at: Date.now() + retryDelayMs(parts, row),
    error: trouble ? JSON.stringify(trouble) : null,
  });
}

/** Waits grow with each failure; the image stays with upstream for 24 hours. */
function retryDelayMs({ pace }: EngineParts, row: GenerationRow): number {
  // Negative if the clock was set back, which is as good as new.
  const age = Date.now() - (row.submitted_at ?? row.created_at);
  return Math.min(pace.longestSaveAgainMs, Math.max(pace.firstSaveAgainMs, age / 10));
}

/** Saves one image. Returns what went wrong, for the next attempt. */
async function saveOutput(
  parts: EngineParts,
  row: GenerationRow,
  position: number,
  url: string,
): Promise<Failure | undefined> {
  try {
    const staged = await downloadResult(
      url,
      parts.endpoint.baseUrl,
      parts.blobs,
      parts.fetchUpstream,
    );
    const name = `${row.model}-${row.id.slice(-6)}-${position + 1}.png`;
    const origin = { kind: "output", generationId: row.id, index: position } as const;
    const result = await ingest(parts, staged, name, origin);
    if (typeof result === "string") {
      return { code: "studio.download", message: `The result is no image: ${result}.` };
    }
    const asset = await presentAsset(parts.database, result.asset);
    parts.live.publish({ type: "asset", asset });
    if (asset.boardIds.length > 0) parts.live.publish({ type: "boards" });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : "unknown error";
    return { code: storageFaultOf(error) ?? "studio.download", message };
  }
}

function finish(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  return changeGeneration(parts.database, row, "storing", {
    status: "succeeded",
    error: null,
    finished_at: Date.now(),
  });
}

/** Upstream's 24 hours are over: images that could not be saved are recorded as such. */
async function giveUp(
  parts: EngineParts,
  row: GenerationRow,
  left: { position: number }[],
): Promise<boolean> {
  const failure: Failure = {
    code: "studio.notSaved",
    message: "The image could not be saved before DashScope deleted it.",
  };
  return parts.database.transaction().execute(async (transaction) => {
    for (const { position } of left) {
      await failOutput(transaction, row.id, position, failure);
    }
    const isAnySaved = await hasSavedOutput(transaction, row.id);
    return changeGeneration(transaction, row, "storing", {
      status: isAnySaved ? "succeeded" : "failed",
      error: isAnySaved ? null : JSON.stringify(failure),
      finished_at: Date.now(),
    });
  });
}
