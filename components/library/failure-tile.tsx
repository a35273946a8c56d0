"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { FailureButtons } from "@/components/outcome/failure-buttons";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { useFailure } from "@/lib/client/run/use-failure";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import { failureOf } from "@/lib/core/failure/failure-help";
import { draftOf } from "@/lib/core/generation/draft/draft";
import { TileAction } from "./tile-action";
import { TileWords } from "./tile-words";

/** Fingers find these where the reason is: a tile has no room for several that are large enough. */
const besidePointers = "contents pointer-coarse:hidden";

interface FailureTileProps {
  generation: Generation;
  /** The image that failed while others succeeded; without it, the whole run did. */
  missing?: OutputFailure;
}

/** A run that ended without an image, or an image it did not give: why, and what helps. */
export function FailureTile({ generation, missing }: FailureTileProps) {
  const t = useTranslations("library");
  const failures = useTranslations("failures");
  const { text: errorText } = useErrorText();
  const { sentences } = usePunctuation();
  const told = useFailure(generation, missing ?? failureOf(generation));
  const details = useId();
  const { title, reason, help, act, mayCostAgain, isPending, problem, dismiss } = told;
  const count = generation.outputs.length + generation.failures.length;
  const which = missing && t("missing", { number: missing.index + 1, count });
  const words = problem ? errorText(problem.code) : sentences([which, reason]);

  return (
    <article
      title={words}
      className="flex size-full flex-col gap-1 overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5 ring ring-line"
    >
      <p className="line-clamp-2 shrink-0 text-xs font-semibold text-bad">{title}</p>
      <TileWords>{words}</TileWords>
      <div className="flex shrink-0 flex-col gap-1">
        {act ? (
          // What may cost again is decided where the reason is read in full.
          !mayCostAgain && (
            <span className={besidePointers}>
              <TileAction isBusy={isPending} onAct={act}>
                {help}
              </TileAction>
            </span>
          )
        ) : (
          <p className="line-clamp-2 font-medium">{help}</p>
        )}
        <div className="flex gap-x-3 whitespace-nowrap">
          <TileAction opens={details}>{failures(mayCostAgain ? "decide" : "why")}</TileAction>
          <span className={besidePointers}>
            <TileAction isBusy={isPending} onAct={dismiss}>
              {failures("dismiss")}
            </TileAction>
          </span>
        </div>
      </div>
      <FailurePopover
        id={details}
        told={told}
        others={
          <FailureButtons told={told}>
            {!missing && (
              <Button
                popoverTarget={details}
                onClick={() => replaceDraft(draftOf(generation.request))}
              >
                {t("takeUp")}
              </Button>
            )}
          </FailureButtons>
        }
      />
    </article>
  );
}
