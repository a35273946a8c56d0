import "server-only";
import type { Status } from "@/lib/core/generation/status";
import { statusSchema } from "@/lib/core/generation/status";
import { findGenerationRow, type GenerationRow } from "@/lib/server/db/generations/generation-rows";
import { announce } from "./announce";
import type { EngineParts } from "./engine-parts";
import { poll } from "./poll";
import { resolve } from "./resolve";
import { store } from "./store";
import { submit } from "./submit";

/** Makes one durable step from one state. Returns whether anything changed. */
type Step = (parts: EngineParts, row: GenerationRow) => Promise<boolean>;

/** The step for each state. A state without a step is final. */
const steps: Partial<Record<Status, Step>> = {
  queued: submit,
  submitting: resolve,
  pending: poll,
  running: poll,
  storing: store,
};

/**
 * The only function that moves a generation on: it makes the next step, if there is one.
 * Idempotent, because a step changes the row only if the row is still in the state the step was
 * chosen for. The row itself says when to call again (`next_step_at`). What another replica is moving
 * on is left to it.
 * @param nextStepAt what the row said when the step was found due: if another replica has made it
 *   since, nothing happens
 */
export async function advance(parts: EngineParts, id: string, nextStepAt?: number): Promise<void> {
  if (!(await parts.claims.take(id, nextStepAt))) return;
  try {
    const row = await findGenerationRow(parts.database, id);
    if (!row) return;
    const step = steps[statusSchema.parse(row.status)];
    if (step && (await step(parts, row))) await announce(parts, id);
  } finally {
    // Only now: should the process end before, another replica tells what became of the run.
    await parts.claims.giveBack(id);
  }
}
