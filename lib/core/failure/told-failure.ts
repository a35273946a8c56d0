import type { Failure, Generation, OutputFailure } from "../api/generation";
import { canBeRepeated } from "../generation/status";

/** Why a run ended without images, or waits. Canceled runs and older records give no reason. */
export function failureOf({ status, error }: Pick<Generation, "status" | "error">): Failure {
  if (error && status !== "canceled") return error;
  return { code: `studio.${status}`, message: "" };
}

/** Whether a run ended without images in a way that nobody wanted, and nobody has dismissed. */
function isFailure({ status, dismissedAt }: Pick<Generation, "status" | "dismissedAt">): boolean {
  return canBeRepeated(status) && status !== "canceled" && dismissedAt === undefined;
}

/** The images that a run did not give while it gave others, until somebody puts them aside. */
export function missingImagesOf({
  status,
  failures,
  dismissedAt,
}: Pick<Generation, "status" | "failures" | "dismissedAt">): OutputFailure[] {
  return status === "succeeded" && dismissedAt === undefined ? failures : [];
}

/** What to tell of a run until somebody dismisses it: why it or the first missing image failed. */
export function failureToTell(
  run: Pick<Generation, "status" | "error" | "failures" | "dismissedAt">,
): Failure | undefined {
  return isFailure(run) ? failureOf(run) : missingImagesOf(run)[0];
}
