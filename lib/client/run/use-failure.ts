"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { showCompose } from "@/lib/client/address/view";
import { focusField } from "@/lib/client/browser/focus-field";
import { readDraft } from "@/lib/client/draft/draft-store";
import { useTakeUp } from "@/lib/client/library/take-up";
import type { ApiProblem } from "@/lib/client/queries/api";
import { useModels } from "@/lib/client/queries/service";
import { setPanes } from "@/lib/client/shell/panes";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Failure, Generation } from "@/lib/core/api/generation";
import { type FailureAction, failureHelp } from "@/lib/core/failure/failure-help";
import { failureReport } from "@/lib/core/failure/failure-report";
import {
  type Draft,
  draftOf,
  isSameButSeed,
  withParameter,
} from "@/lib/core/generation/draft/draft";
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

interface FailureInWords {
  title: string;
  /** What went wrong. */
  text: string;
  /** The same, and what it cost. */
  reason: string;
  /** The one thing that helps: what a button says, or what somebody has to do. */
  help: string;
  /** Missing where no button can do it. */
  act?: () => void;
  /** Whether the action sends the call again, and what was sent may already be charged. */
  mayCostAgain: boolean;
  /** Everything that support would ask for. */
  report: string;
  isPending: boolean;
  problem: ApiProblem | null;
  /** Sending the call again, where that is not the help. */
  again?: { label: string; act: () => void };
  dismiss: () => void;
}

/** Why a run or one of its images failed, in the user's language, and what can be done about it. */
export function useFailure(generation: Generation, failure: Failure): FailureInWords {
  const t = useTranslations("failures");
  const takeUp = useTranslations("takeUp.took");
  const { sentences } = usePunctuation();
  const models = useModels();
  const { takeDraft } = useTakeUp();
  const { act, isPending, problem } = useGenerationActions(generation);
  const [isReported, setReported] = useState(false);
  const { request, status, failures } = generation;
  const model = models.find(({ id }) => id === request.model);
  const successor = models.find(({ id }) => id === model?.ends?.successor);
  const { kind, billed, action } = failureHelp(generation, failure, successor && model);
  const title = t(`kind.${kind}.title`);
  const text = t(`kind.${kind}.text`);
  const report = failureReport(generation, failure);
  const isPaid = billed !== "no";

  const take = (next: Draft, text = takeUp("all")) => {
    // What was just run is still there, with no seed where the run has drawn one.
    if (isSameButSeed(readDraft(), next)) showCompose();
    else takeDraft(next, text);
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
    drawMissing: () => take(withParameter(draft, "n", failures.length), takeUp("missing")),
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
  const cost = status === "succeeded" && billed === "no" ? "notForIt" : billed;
  return {
    title,
    text,
    reason: sentences([text, t(`billed.${cost}`)]),
    help: helpText(),
    ...(acts[action] ? { act: acts[action] } : {}),
    mayCostAgain: action === "runAgain" && isPaid,
    report,
    isPending,
    problem,
    ...(action === "runAgain" ? {} : { again: { label: againText, act: () => act("retry") } }),
    dismiss: () => act("dismiss"),
  };
}
