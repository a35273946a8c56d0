import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { downloadResult } from "../assets/download";
import { ingest } from "../assets/ingest";
import { presentAsset } from "../db/asset-rows";
import { changeGeneration, type GenerationRow } from "../db/generation-rows";
import { type EngineParts, retentionMs } from "./engine-parts";

const retryMs = 5_000;

/** storing → succeeded, once every image is on disk, byte for byte; until then it tries again. */
export async function store(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const missing = await missingOutputs(parts, row);
  let changed = false;
  for (const { position, url } of missing) {
    const failure = url
      ? await saveOutput(parts, row, position, url)
      : { code: "studio.noAddress", message: "Upstream gave no address for this image." };
    changed ||= failure === undefined;
  }
  const left = missing.length > 0 ? await missingOutputs(parts, row) : [];
  if (left.length === 0) return finish(parts, row);
  if (Date.now() - (row.submitted_at ?? row.created_at) > retentionMs) {
    return giveUp(parts, row, left);
  }
  await changeGeneration(parts.database, row.id, "storing", {
    next_step_at: Date.now() + retryMs,
  });
  return changed;
}

async function missingOutputs({ database }: EngineParts, row: GenerationRow) {
  return database
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
}

/** Saves one image. Gives what went wrong, for the next attempt to mend. */
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
    if (typeof result === "string") return { code: result, message: "The result is no image." };
    parts.live.publish({ type: "asset", asset: presentAsset(result.asset) });
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : "unknown error";
    return { code: "studio.download", message };
  }
}

function finish(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  return changeGeneration(parts.database, row.id, "storing", {
    status: "succeeded",
    finished_at: Date.now(),
  });
}

/** Upstream's 24 hours are over: what could not be saved is shown as such. */
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
