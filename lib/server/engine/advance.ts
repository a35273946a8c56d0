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

/** Makes one durable step from one state. Says whether anything changed. */
type Step = (parts: EngineParts, row: GenerationRow) => Promise<boolean>;

/** Where each state goes. A state without a step is an end. */
const steps: Partial<Record<Status, Step>> = {
  queued: submit,
  submitting: resolve,
  pending: poll,
  running: poll,
  storing: store,
};

/**
 * The one place where a generation moves. Makes its next step, if it has one; idempotent, because
 * a step changes the row only while it is in the state that the step was chosen for. When to call
 * again stands in the row (`next_step_at`).
 */
export async function advance(parts: EngineParts, id: string): Promise<void> {
  const row = await findGenerationRow(parts.database, id);
  if (!row) return;
  const step = steps[statusSchema.parse(row.status)];
  if (step && (await step(parts, row))) await announce(parts, id);
}
