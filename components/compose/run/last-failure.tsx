"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FailureButtons } from "@/components/outcome/failure-buttons";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { StatusLine } from "@/components/ui/status-line";
import { focusField } from "@/lib/client/browser/focus-field";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { generationsQuery } from "@/lib/client/queries/generations";
import { useFailure } from "@/lib/client/run/use-failure";
import { useFailureText } from "@/lib/client/words/use-failure-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Failure, Generation } from "@/lib/core/api/generation";
import { failureToTell } from "@/lib/core/failure/told-failure";

/** Why the last run failed, while an input takes the place on the stage where that would be told. */
export default function LastFailure() {
  const { data: generations } = useQuery(generationsQuery);
  const isStageTaken = useDraft(({ inputs }) => inputs.length > 0);
  const takesInputs = useDraftModel().inputs !== undefined;
  const failureText = useFailureText();
  const last = isStageTaken && takesInputs ? generations?.[0] : undefined;
  const failure = last && failureToTell(last);
  return (
    <StatusLine
      words={failure && failureText(last, failure).title}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-sunk p-2 text-xs"
      wordsClassName="min-w-0 flex-1 font-medium text-bad"
    >
      {failure && <Beside key={last.id} generation={last} failure={failure} />}
    </StatusLine>
  );
}

const details = "last-failure";

/** The button for what helps, and the popover with the whole failure. */
function Beside({ generation, failure }: { generation: Generation; failure: Failure }) {
  const t = useTranslations("failures");
  const { text: errorText } = useErrorText();
  const told = useFailure(generation, failure);
  const { help, act, mayCostAgain, isPending, problem } = told;
  return (
    <div ref={passFocus(() => focusField("prompt"))} className="contents">
      {act && !mayCostAgain && (
        <Button size="small" isBusy={isPending} onClick={act}>
          {help}
        </Button>
      )}
      <Button size="small" look="quiet" popoverTarget={details}>
        {t(mayCostAgain ? "decide" : "why")}
      </Button>
      {problem && (
        <p role="alert" className="w-full text-bad">
          {errorText(problem.code)}
        </p>
      )}
      <FailurePopover id={details} told={told} others={<FailureButtons told={told} />} />
    </div>
  );
}
