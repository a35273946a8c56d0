import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { presentAsset } from "@/lib/server/db/assets/asset-rows";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { downloadResult } from "../assets/download";
import { ingest } from "../assets/ingest";
import { storageFaultOf } from "../storage-fault";
import { type EngineParts, retentionMs } from "./engine-parts";

/** storing → succeeded, once every image is on disk, byte for byte; retries until then. */
export async function store(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const missing = await missingOutputs(parts, row);
  let trouble: Failure | undefined;
  for (const { position, url } of missing) {
    const failure = await saveOutput(parts, row, position, url);
    parts.metrics.downloads.inc({ outcome: failure?.code ?? "done" });
    if (failure) parts.log.warn({ generationId: row.id, position, ...failure }, "download");
    trouble = failure ?? trouble;
  }
  const left = missing.length > 0 ? await missingOutputs(parts, row) : [];
  if (left.length === 0) return finish(parts, row);
  if (Date.now() - (row.submitted_at ?? row.created_at) > retentionMs) {
    return giveUp(parts, row, left);
  }
  return changeGeneration(parts.database, row.id, "storing", {
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

async function missingOutputs({ database }: EngineParts, row: GenerationRow) {
  const rows = await database
    .selectFrom("generation_outputs as output")
    .leftJoin("assets", (join) =>
      join
        .onRef("assets.generation_id", "=", "output.generation_id")
        .onRef("assets.output_index", "=", "output.position"),
    )
    .select(["output.position", "output.url"])
    .where("output.generation_id", "=", row.id)
    .where("output.failure", "is", null)
    .where("assets.id", "is", null)
    .orderBy("output.position")
    .execute();
  return rows.flatMap(({ position, url }) => (url ? [{ position, url }] : []));
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
  return changeGeneration(parts.database, row.id, "storing", {
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
    message: "The image could not be saved before upstream deleted it.",
  };
  return parts.database.transaction().execute(async (transaction) => {
    for (const { position } of left) {
      await transaction
        .updateTable("generation_outputs")
        .set({ failure: JSON.stringify(failure) })
        .where("generation_id", "=", row.id)
        .where("position", "=", position)
        .execute();
    }
    const saved = await transaction
      .selectFrom("assets")
      .select("id")
      .where("generation_id", "=", row.id)
      .execute();
    return changeGeneration(transaction, row.id, "storing", {
      status: saved.length > 0 ? "succeeded" : "failed",
      error: saved.length > 0 ? null : JSON.stringify(failure),
      finished_at: Date.now(),
    });
  });
}
