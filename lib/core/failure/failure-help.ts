import type { Failure, Generation } from "../api/generation";
import { isOpen } from "../generation/status";
import type { Model } from "../models/model";
import { type Billed, type FailureKind, failureKinds } from "./failure-kinds";
import { failureKindOf } from "./kind-of";

/** `drawMissing`: ask again for the images that a run did not give. */
export type FailureAction = (typeof failureKinds)[FailureKind]["help"] | "drawMissing";

export interface FailureHelp {
  kind: FailureKind;
  billed: Billed;
  action: FailureAction;
}

type Run = Pick<Generation, "status" | "request" | "error" | "usage" | "createdAt" | "finishedAt">;

/**
 * What has gone wrong with a run or one of its images, what it cost, and what helps.
 * @param model the run's, if the catalog still has it
 */
export function failureHelp(
  run: Run,
  failure: Failure,
  model: Pick<Model, "ends"> | undefined,
): FailureHelp {
  const kind = hasEnded(run, model) ? retiredIf(failureKindOf(failure)) : failureKindOf(failure);
  return { kind, billed: billedOf(run, kind), action: actionOf(run, kind, model) };
}

/** DashScope may take a model away somewhat before the announced day. */
const earlyMs = 30 * 24 * 60 * 60_000;

function hasEnded({ createdAt, finishedAt }: Run, model: Pick<Model, "ends"> | undefined): boolean {
  if (!model?.ends) return false;
  return Date.parse(finishedAt ?? createdAt) >= Date.parse(model.ends.on) - earlyMs;
}

/** A model that has been taken out of service is refused in several ways. */
function retiredIf(kind: FailureKind): FailureKind {
  return kind === "noAccess" || kind === "noModel" ? "retired" : kind;
}

function billedOf({ status, usage }: Run, kind: FailureKind): Billed {
  const { billed } = failureKinds[kind];
  if (billed === "yes") return "yes";
  if (status === "uncertain" || status === "expired") return "perhaps";
  if (isOpen(status)) return billed;
  // A task that failed costs nothing, unless DashScope says how many images it has counted.
  return status === "failed" && (usage?.imageCount ?? 0) > 0 ? "yes" : "no";
}

function actionOf(
  { status, request }: Run,
  kind: FailureKind,
  model: Pick<Model, "ends"> | undefined,
): FailureAction {
  const { help } = failureKinds[kind];
  if (help === "useSuccessor" && !model?.ends) return "chooseModel";
  // What DashScope could not fetch from its address goes inside the call.
  if (kind === "unfetched" && request.sendAddresses) return "smallerCopies";
  // What has ended is not tried again by itself.
  const isOver = help === "wait" && !isOpen(status);
  if (isOver && kind === "quotaOfMinute") return "askQuota";
  if (isOver && kind === "addressAway") return "smallerCopies";
  if (!isOver && help !== "runAgain") return help;
  // Running it again would draw, and charge, the images that are there as well.
  return status === "succeeded" ? "drawMissing" : "runAgain";
}
