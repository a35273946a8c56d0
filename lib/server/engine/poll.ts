import "server-only";
import type { Failure } from "@/lib/core/api/generation";
import { statusSchema } from "@/lib/core/generation/status";
import { waitKindOf } from "@/lib/core/generation/wait/own-waits";
import { changeGeneration, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { storedRequest } from "@/lib/server/db/stored-json";
import type { UpstreamFault } from "../dashscope/fault";
import type { CallResult } from "../dashscope/result";
import { endedWithoutImages } from "./ending";
import { type EngineParts, retentionMs } from "./engine-parts";
import { keepResult } from "./keep-result";
import { nextPollAt } from "./poll-time";

/** pending, running → storing, failed, canceled or expired. A failed query changes nothing. */
export async function poll(parts: EngineParts, row: GenerationRow): Promise<boolean> {
  if (!row.task_id) return false;
  await parts.queryTurns.take();
  const outcome = await parts.client.query(row.task_id);
  const from = statusSchema.extract(["pending", "running"]).parse(row.status);
  const now = Date.now();
  const age = Math.max(0, now - (row.submitted_at ?? row.created_at));
  const { pace } = parts;
  const later = nextPollAt(parts, row, age);
  const change = (changes: Parameters<typeof changeGeneration>[3]) =>
    changeGeneration(parts.database, row, from, changes);

  if (outcome.kind === "fault") {
    if (age > retentionMs) return change(expired(now));
    const { retryAfterMs } = outcome.fault;
    const next_step_at = Math.max(later, now + pace.here(retryAfterMs ?? 0));
    const error = reasonToWait(outcome.fault);
    await change({ next_step_at, error: error ? JSON.stringify(error) : row.error });
    // A passing fault is not worth announcing; one that only a person can fix is.
    return error !== undefined && row.error === null;
  }
  const state = outcome.value;
  switch (state.kind) {
    case "pending":
    case "running":
      await change({ status: state.kind, next_step_at: later, unknown_since: null, error: null });
      return state.kind !== from || row.error !== null;
    case "succeeded": {
      const isChanged = await keepResult(parts, row, from, state.result);
      // After it, so that nothing stands between a paid answer and the disk.
      noteLength(parts, row, state.result.times);
      return isChanged;
    }
    case "failed":
      return change({
        ...endedWithoutImages(row, "failed", state),
        answer: JSON.stringify(state.answer),
      });
    case "canceled":
      return change(endedWithoutImages(row, "canceled", undefined));
    case "missing": {
      const since = row.unknown_since ?? now;
      if (parts.elapsed.of(row.id, since) < pace.unknownForMs) {
        await change({ unknown_since: since, next_step_at: later });
        return false;
      }
      return change(expired(now));
    }
  }
}

/** Upstream says itself when a task began and ended; how long it took tells when to ask for the next. */
function noteLength(
  { models, pace, taskLengths }: EngineParts,
  { model: id, request }: GenerationRow,
  { submittedAt, endedAt }: CallResult["times"],
): void {
  const model = models.find((one) => one.id === id);
  if (!model || submittedAt === undefined || endedAt === undefined) return;
  const seconds = pace.there(endedAt - submittedAt) / 1000;
  taskLengths.note(waitKindOf(storedRequest(request), model), seconds);
}

/** The reason to stop querying until somebody fixes it; the task itself goes on. */
function reasonToWait({ kind, code, message }: UpstreamFault): Failure | undefined {
  if (kind === "refused") return { code: "studio.askRefused", message: `${code}: ${message}` };
  if (kind === "unreachable") return { code, message };
  return undefined;
}

function expired(now: number) {
  const error: Failure = {
    code: "studio.expired",
    message: "DashScope no longer knows this task.",
  };
  return { status: "expired" as const, error: JSON.stringify(error), finished_at: now };
}
