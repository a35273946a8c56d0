import type { Asset } from "../api/asset";
import type { Generation, OutputFailure } from "../api/generation";
import { failureToTell, missingImagesOf } from "../failure/told-failure";
import { isMadeFrom } from "../generation/draft/continued";
import { isOpen } from "../generation/status";

/** What the stage shows: an input, the result, or both with a dividing line. */
export type Look = "input" | "result" | "wipe";

/** What somebody chose to see. */
export interface StageChoice {
  look: Look;
  /** Another image than the run's own, such as an earlier one of its chain. */
  imageId?: string | undefined;
  /** Which of the run's images. */
  index?: number | undefined;
}

/**
 * When things happened, counted by the page itself: what happened later has the greater count, and 0
 * is before the page was opened. No clock is asked, so that none can be wrong.
 */
export interface Happenings {
  /** When the draft got the images that it has. */
  inputsAt: number;
  /** When each run was last heard to begin, or to give something to see. */
  heardAt: Readonly<Record<string, number>>;
  /** The last choice, and when it was made. */
  choice: (StageChoice & { at: number }) | undefined;
}

/** Whether there is something of the run to see: an image, or why there is none. */
export const hasLanded = ({ status, outputs }: Pick<Generation, "status" | "outputs">) =>
  outputs.length > 0 || !isOpen(status);

/**
 * The run whose result belongs on the stage: of those made from the draft's images, the one that began
 * or landed last. A draft without images shows any run. The cells of a batch have a desk of their own.
 * @param runs newest first
 */
export function runOnStage(
  runs: readonly Generation[],
  inputIds: readonly string[],
  { heardAt }: Pick<Happenings, "heardAt">,
): Generation | undefined {
  const own = runs.filter(
    ({ batchId, request }) => !batchId && (inputIds.length === 0 || isMadeFrom(request, inputIds)),
  );
  const heard = ({ id }: Generation) => heardAt[id] ?? 0;
  const last = own.reduce<Generation | undefined>(
    (latest, run) => (latest && heard(latest) >= heard(run) ? latest : run),
    undefined,
  );
  return last && isWorthSeeing(last) ? last : undefined;
}

const isWorthSeeing = (run: Generation) =>
  isOpen(run.status) || run.outputs.length > 0 || failureToTell(run) !== undefined;

/**
 * What the stage shows of a run. A result comes the moment it lands, unless the draft got other
 * images since; whatever somebody chooses stays until the next one lands.
 */
export function shownOnStage(
  run: Generation | undefined,
  hasInputs: boolean,
  { inputsAt, heardAt, choice }: Happenings,
): StageChoice {
  const landedAt = (run && heardAt[run.id]) ?? 0;
  if (choice && choice.at > inputsAt && choice.at > landedAt) return choice;
  if (!hasInputs) return { look: "result" };
  // Why a run has nothing to show is told beside Run; its inputs are what will be changed.
  const isNews = run !== undefined && landedAt > inputsAt && run.outputs.length > 0;
  return { look: isNews ? "result" : "input" };
}

/** An image of a run, or the reason why it is missing. */
export type ResultPart =
  | { kind: "image"; index: number; asset: Asset }
  | { kind: "missing"; index: number; failure: OutputFailure };

/** The images of a run and those that failed, in their order. */
export function resultParts(
  run: Pick<Generation, "status" | "outputs" | "failures" | "dismissedAt">,
): ResultPart[] {
  const images = run.outputs.map(
    (asset, place): ResultPart => ({ kind: "image", index: asset.index ?? place, asset }),
  );
  const gaps = missingImagesOf(run).map(
    (failure): ResultPart => ({ kind: "missing", index: failure.index, failure }),
  );
  return [...images, ...gaps].sort((one, other) => one.index - other.index);
}

/** The part to show: the chosen one, otherwise the first image. */
export function shownPart(parts: ResultPart[], chosen: number | undefined): ResultPart | undefined {
  return (
    parts.find(({ index }) => index === chosen) ??
    parts.find(({ kind }) => kind === "image") ??
    parts[0]
  );
}
