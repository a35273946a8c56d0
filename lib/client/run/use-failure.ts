"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { showCompose } from "@/lib/client/address/view";
import { focusField } from "@/lib/client/browser/focus-field";
import { readDraft } from "@/lib/client/draft/draft-store";
import { useTakeUp } from "@/lib/client/library/take-up";
import { useRunActions } from "@/lib/client/library/use-run-actions";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useModels } from "@/lib/client/queries/service";
import { setPanes } from "@/lib/client/shell/panes";
import { type FailureText, useFailureText } from "@/lib/client/words/use-failure-text";
import type { Failure, Generation } from "@/lib/core/api/generation";
import type { FailureAction } from "@/lib/core/failure/failure-help";
import { failureReport } from "@/lib/core/failure/failure-report";
import {
  type Draft,
  draftOf,
  isSameButSeed,
  withParameter,
} from "@/lib/core/generation/draft/draft";
import { fitToModel } from "@/lib/core/generation/fit";
import { modelOf } from "@/lib/core/models/catalog";
import type { Model } from "@/lib/core/models/model";
import { useGenerationActions } from "./use-generation-actions";

/** The fields that some actions lead to. */
const fields: Partial<Record<FailureAction, string>> = {
  changePrompt: "prompt",
  changeImages: "inputs",
  smallerCopies: "inputs",
  chooseSize: "parameters.size",
  fewerImages: "parameters.n",
  chooseModel: "model",
};

/** A failure in the user's language, and what can be done about it. */
export interface FailureInWords extends FailureText {
  generation: Generation;
  failure: Failure;
  /** The one thing that helps: what a button says, or what somebody has to do. */
  help: string;
  /** Missing where no button can do it. */
  act?: () => void;
  /** Whether the action sends the call again, and what was sent may already be charged. */
  mayCostAgain: boolean;
  /** Whether the action leads to the draft. */
  leadsAway: boolean;
  /** Everything that support would ask for. */
  report: string;
  isPending: boolean;
  /** Why the server did not do what was pressed. */
  problem: ApiProblem | null;
  /** Sending the call again, where that is not the help and draws nothing that is there already. */
  again?: { label: string; act: () => void };
  dismiss: () => void;
}

/**
 * Why a run or one of its images failed, and what can be done about it. Call it once where
 * the failure is shown and pass the result on, so that every part knows what was pressed and what came
 * of it.
 */
export function useFailure(generation: Generation, failure: Failure): FailureInWords {
  const t = useTranslations("failures");
  const takeUp = useTranslations("takeUp.took");
  const models = useModels();
  const { takeDraft } = useTakeUp();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { dismiss } = useRunActions();
  const [isReported, setReported] = useState(false);
  const text = useFailureText()(generation, failure);
  const { action, isPaid } = text;
  const { request, status, failures } = generation;
  const model = models.find(({ id }) => id === request.model);
  const successor = models.find(({ id }) => id === model?.ends?.successor);
  const report = failureReport(generation, failure);

  const take = (next: Draft, text = takeUp("all")) => {
    // What was just run is still there, with all that its model does not take.
    const present = readDraft();
    const { request: sent } = fitToModel(present, modelOf(models, present.model));
    const { shrinkInputs } = next;
    if (!isSameButSeed(draftOf(sent), next)) takeDraft(next, text);
    else if (shrinkInputs) takeDraft({ ...present, shrinkInputs }, text);
    else showCompose();
    setPanes({ isComposeOpen: true });
    const field = fields[action];
    // The panel exists only after the next render.
    if (field) requestAnimationFrame(() => focusField(field));
  };
  const draft = draftOf(request);
  const succeeding = ({ id, title: name }: Model) =>
    [{ ...draft, model: id }, takeUp("successor", { model: name })] as const;
  const acts: Partial<Record<FailureAction, () => void>> = {
    changePrompt: () => take(draft),
    changeImages: () => take(draft),
    smallerCopies: () => take({ ...draft, shrinkInputs: true }),
    chooseSize: () => take(draft),
    fewerImages: () => take(draft),
    chooseModel: () => take(draft),
    ...(successor ? { useSuccessor: () => take(...succeeding(successor)) } : {}),
    // With the same seed, the images that came would be drawn again.
    drawMissing: () =>
      take(
        withParameter(withParameter(draft, "n", failures.length), "seed", undefined),
        takeUp("missing"),
      ),
    runAgain: () => act("retry"),
    report: () => void navigator.clipboard.writeText(report).then(() => setReported(true)),
  };
  const againText = t(isPaid ? "action.runAgainPaid" : "action.runAgain");
  const helpText = () => {
    if (action === "useSuccessor")
      return t("action.useSuccessor", { model: successor?.title ?? "" });
    if (action === "runAgain") return againText;
    if (action === "report" && isReported) return t("action.reported");
    return t(`action.${action}`);
  };
  const repeats = action !== "runAgain" && status !== "succeeded";
  return {
    ...text,
    generation,
    failure,
    help: helpText(),
    ...(acts[action] ? { act: acts[action] } : {}),
    mayCostAgain: action === "runAgain" && isPaid,
    leadsAway: action !== "runAgain" && action !== "report",
    report,
    isPending,
    problem,
    ...(repeats ? { again: { label: againText, act: () => act("retry") } } : {}),
    dismiss: () => void dismiss([generation]),
  };
}
