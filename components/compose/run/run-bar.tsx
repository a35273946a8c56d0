"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { NamedAction } from "@/components/compose/named-action";
import { PromptNotes } from "@/components/compose/prompt/prompt-notes";
import { SavedButton } from "@/components/compose/saved/saved-button";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { useConnection } from "@/lib/client/browser/connection";
import { useCommandKey } from "@/lib/client/browser/use-command-key";
import { openPlan } from "@/lib/client/comparison/opened-plan";
import { useDraftModel, useDraftProblems } from "@/lib/client/draft/use-draft-problems";
import { useIsPromptOpen } from "@/lib/client/draft/use-is-prompt-open";
import { useCostQuestion } from "@/lib/client/run/use-cost-question";
import { useRun } from "@/lib/client/run/use-run";
import { useRunShortcut } from "@/lib/client/run/use-run-shortcut";
import { useUploads } from "@/lib/client/uploads/upload-store";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { BoardChoice } from "./board-choice";
import { PriceLine } from "./price-line";
import { RunProblems } from "./run-problems";

// A form that nothing has failed from yet does not wait for the words of all failures.
const LastFailure = dynamic(() => import("./last-failure"), { ssr: false });

const reasonsId = "run-reasons";

/** The cost of a run, anything that keeps it from running, and the button. */
export function RunBar({ actions }: { actions: ReactNode }) {
  const t = useTranslations("compose");
  const { problems, isLoading } = useDraftProblems();
  const isUploading = useUploads().some(({ state }) => state.kind === "sending");
  const { texts } = useErrorText();
  const run = useRun();
  const isLost = useConnection() === "lost";
  const command = useCommandKey();
  const hasSeed = useDraftModel().parameters.seed !== undefined;

  const canRun = problems.length === 0 && !isLoading && !isUploading;
  const costQuestion = useCostQuestion();
  const isOpen = useIsPromptOpen();
  const questions = [
    ...(isOpen ? [t("confirmOpen")] : []),
    ...(costQuestion === undefined ? [] : [costQuestion]),
  ];
  const [isAsking, setAsking] = useState(false);
  const runButton = useRef<HTMLButtonElement>(null);
  const start = (options = { hasNewSeed: false }) => {
    // A run requested while another is being sent follows it.
    if (!canRun) return;
    // The first press shows the questions; a second one confirms.
    if (questions.length > 0 && !isAsking) return setAsking(true);
    setAsking(false);
    run.run(options);
  };
  useRunShortcut(start, !isLoading);

  return (
    <div className="flex flex-col gap-2 border-t border-line bg-panel p-3 max-[640px]:sticky max-[640px]:bottom-0 max-[640px]:z-10">
      <PromptNotes />
      <LastFailure />
      <div id={reasonsId} aria-live="polite" className="flex flex-col gap-1 text-xs empty:hidden">
        {isLost && <p className="text-caution">{t("unreachable")}</p>}
        <RunProblems problems={problems} />
        {run.error &&
          texts(run.error).map((text) => (
            <p key={text} className="text-bad">
              {text}
            </p>
          ))}
      </div>
      {isAsking && questions.length > 0 && (
        <div className="flex items-center justify-between gap-2 text-xs text-caution">
          <div role="alert" className="flex flex-col gap-1">
            {questions.map((question) => (
              <p key={question}>{question}</p>
            ))}
          </div>
          <Button
            ref={passFocus(() => runButton.current?.focus())}
            size="small"
            onClick={() => setAsking(false)}
          >
            {t("confirmNot")}
          </Button>
        </div>
      )}
      <PriceLine />
      <BoardChoice />
      <div className="-mx-1.5 flex flex-wrap justify-between">
        {hasSeed && (
          <NamedAction
            label={t("runNewSeed", { command })}
            word={t("runWord.newSeed")}
            disabled={!canRun}
            isBusy={run.isPending}
            onClick={() => start({ hasNewSeed: true })}
          />
        )}
        <NamedAction label={t("runAsBatch")} word={t("runWord.batch")} onClick={() => openPlan()} />
        <SavedButton />
        {actions}
      </div>
      <Button
        ref={runButton}
        look="primary"
        disabled={!canRun}
        isBusy={run.isPending}
        aria-describedby={reasonsId}
        onClick={() => start()}
      >
        {run.isPending ? t("running") : t("run")}
        <kbd
          aria-hidden
          className="rounded-sm border border-accent-ink/30 px-1 font-sans text-2xs pointer-coarse:hidden"
        >
          {command} ↵
        </kbd>
      </Button>
    </div>
  );
}
