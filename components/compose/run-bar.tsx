"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useUploads } from "@/lib/client/upload-store";
import { useCommandKey } from "@/lib/client/use-command-key";
import { useCostToConfirm } from "@/lib/client/use-cost-to-confirm";
import { useDraftProblems } from "@/lib/client/use-draft-problems";
import { useErrorText, useProblemText } from "@/lib/client/use-problem-text";
import { useRun } from "@/lib/client/use-run";
import { useRunShortcut } from "@/lib/client/use-run-shortcut";
import { PriceLine } from "./price-line";

const reasonsId = "run-reasons";

/** What a run costs, what still keeps it from running, and the button. */
export function RunBar() {
  const t = useTranslations("compose");
  const { problems, isLoading } = useDraftProblems();
  const isUploading = useUploads().some(({ state }) => state.kind === "sending");
  const problemText = useProblemText();
  const { texts } = useErrorText();
  const run = useRun();
  const command = useCommandKey();

  const isReady = problems.length === 0 && !isLoading && !isUploading && !run.isPending;
  const toConfirm = useCostToConfirm();
  const [isAsking, setAsking] = useState(false);
  const start = () => {
    if (!isReady) return;
    // Once more is said what it costs; a second press is the answer.
    if (toConfirm !== undefined && !isAsking) return setAsking(true);
    setAsking(false);
    run.mutate();
  };
  useRunShortcut(start);
  const [first] = problems;

  return (
    <div className="flex flex-col gap-2 border-t border-line bg-panel p-3">
      <div id={reasonsId} aria-live="polite" className="flex flex-col gap-1 text-xs empty:hidden">
        {first && (
          <p className="text-soft">
            {problems.length === 1 ? problemText(first) : t("problems", { count: problems.length })}
          </p>
        )}
        {run.error &&
          texts(run.error).map((text) => (
            <p key={text} className="text-bad">
              {text}
            </p>
          ))}
      </div>
      {isAsking && toConfirm !== undefined && (
        <div role="alert" className="flex items-center justify-between gap-2 text-xs text-caution">
          <p>{t("confirmCost", { total: toConfirm })}</p>
          <Button size="small" onClick={() => setAsking(false)}>
            {t("confirmNot")}
          </Button>
        </div>
      )}
      <div className="flex items-center gap-3">
        <PriceLine />
        <Button
          look="primary"
          disabled={!isReady}
          aria-describedby={reasonsId}
          onClick={start}
          className="ml-auto"
        >
          {run.isPending ? t("running") : t("run")}
          <kbd
            aria-hidden
            className="rounded-sm border border-accent-ink/30 px-1 font-sans text-2xs"
          >
            {command} ↵
          </kbd>
        </Button>
      </div>
    </div>
  );
}
