import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { type GenerationRequest, generationRequestSchema } from "@/lib/core/generation/request";
import { findModel } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { preparedInput } from "../assets/prepare";
import type { CreateOutcome } from "../dashscope/client";
import { wireBody } from "../dashscope/wire";
import { findAssetRows } from "../db/asset-rows";
import { changeGeneration, countTasks, type GenerationRow } from "../db/generation-rows";
import { endedWithoutImages } from "./ending";
import type { EngineParts } from "./engine-parts";

const roomCheckMs = 500;
const throttledMs = 2_000;
const unreachableMs = 5_000;

/** queued → submitting → pending, or back to queued when upstream certainly did not take it. */
export async function submit(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  const request = generationRequestSchema.parse(JSON.parse(row.request));
  const model = findModel(row.model);
  const path = model?.paths.asynchronous;
  if (!model || !path) {
    return fail(parts, row, "queued", {
      code: "studio.model",
      message: `This version of the studio cannot call ${row.model}.`,
    });
  }
  // Asked before a turn is taken, so that those who wait do not slow down those who may go.
  if (!(await hasRoom(parts, model))) return postpone(parts, row, "queued", roomCheckMs);
  const images = await readInputs(parts, request, model);
  if (!images) {
    return fail(parts, row, "queued", {
      code: "studio.inputMissing",
      message: "An input image can no longer be read from the library.",
    });
  }
  const body = JSON.stringify(wireBody(request, model, images));
  const turn = await parts.turns.take(model.id, model.limits.submissionsPerSecond, () =>
    declareIntent(parts, row, model),
  );
  if (turn !== "declared") {
    return turn === "noRoom" && postpone(parts, row, "queued", roomCheckMs);
  }
  const outcome = await parts.client.create(path, body);
  return settle(parts, row, outcome);
}

async function hasRoom({ database, endpoint }: EngineParts, model: Model): Promise<boolean> {
  return (await countTasks(database, endpoint.id, model.id)) < model.limits.tasksAtOnce;
}

/** The intent is on disk before the first byte leaves: after a crash nobody sends it twice. */
async function declareIntent(parts: EngineParts, row: GenerationRow, model: Model) {
  if (!(await hasRoom(parts, model))) return "noRoom";
  const isOurs = await changeGeneration(parts.database, row.id, "queued", {
    status: "submitting",
    submitted_at: Date.now(),
  });
  return isOurs ? "declared" : "taken";
}

async function readInputs(
  parts: EngineParts,
  request: GenerationRequest,
  model: Model,
): Promise<string[] | undefined> {
  const assets = await findAssetRows(
    parts.database,
    request.inputs.map(({ assetId }) => assetId),
  );
  const images: string[] = [];
  for (const asset of assets) {
    const image = asset && (await preparedInput(asset, model, parts.blobs).catch(() => undefined));
    if (!image) return undefined;
    images.push(image);
  }
  return images;
}

async function settle(
  parts: EngineParts,
  row: GenerationRow,
  outcome: CreateOutcome,
): Promise<boolean> {
  switch (outcome.kind) {
    case "taken":
      return changeGeneration(parts.database, row.id, "submitting", {
        status: "pending",
        task_id: outcome.taskId,
        request_id: outcome.requestId ?? null,
        next_step_at: Date.now() + 1_000,
      });
    case "refused":
      return fail(parts, row, "submitting", outcome, outcome.requestId);
    case "throttled":
      return postpone(parts, row, "submitting", outcome.retryAfterMs ?? throttledMs);
    case "notSent":
      return postpone(parts, row, "submitting", unreachableMs, {
        code: "studio.unreachable",
        message: outcome.message,
      });
    case "unknown":
      return loseSight(parts, row, outcome.message, outcome.requestId);
  }
}

/**
 * Found in `submitting`, with nobody sending: the process ended between sending and the answer.
 * Whether upstream has it cannot be known from here, so a person decides.
 */
export async function giveUpInterrupted(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  return loseSight(parts, row, "The studio ended while it was sending this request.", undefined);
}

function loseSight(
  parts: EngineParts,
  row: GenerationRow,
  message: string,
  requestId: string | undefined,
): Promise<boolean> {
  return changeGeneration(parts.database, row.id, "submitting", {
    status: "uncertain",
    error: JSON.stringify({ code: "studio.uncertain", message } satisfies Failure),
    request_id: requestId ?? null,
    finished_at: Date.now(),
  });
}

function fail(
  parts: EngineParts,
  row: GenerationRow,
  from: "queued" | "submitting",
  { code, message }: Failure,
  requestId?: string,
): Promise<boolean> {
  return changeGeneration(parts.database, row.id, from, {
    ...endedWithoutImages(row, "failed", { code, message }),
    request_id: requestId ?? null,
  });
}

/** Back to the queue: upstream has not taken it. */
async function postpone(
  parts: EngineParts,
  row: GenerationRow,
  from: "queued" | "submitting",
  delayMs: number,
  reason?: Failure,
): Promise<boolean> {
  const changed = await changeGeneration(parts.database, row.id, from, {
    status: "queued",
    submitted_at: null,
    error: reason ? JSON.stringify(reason) : null,
    next_step_at: Date.now() + delayMs,
  });
  // Waiting for room is no news; being refused or not reaching upstream is.
  return changed && from === "submitting";
}
