"use client";

import { useTranslations } from "next-intl";
import { useGenerationActions } from "@/lib/client/run/use-generation-actions";
import { useErrorText, useFailureText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import { TileAction } from "./tile-action";

interface MissingTileProps {
  generation: Generation;
  failure: OutputFailure;
}

/** An image of a run that failed while others succeeded: which one, and why. */
export function MissingTile({ generation, failure }: MissingTileProps) {
  const t = useTranslations("library");
  const failureText = useFailureText();
  const { sentences } = usePunctuation();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const count = generation.outputs.length + generation.failures.length;
  const reason = problem
    ? errorText(problem.code)
    : sentences([failureText(failure), t("charged.notForIt")]);
  return (
    <article
      title={reason}
      className="flex size-full flex-col gap-1 overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5 ring ring-line"
    >
      <p className="text-xs font-semibold text-bad">
        {t("missing", { number: failure.index + 1, count })}
      </p>
      <p className="line-clamp-3 shrink-0 text-soft">{reason}</p>
      <div className="mt-auto shrink-0">
        <TileAction isDisabled={isPending} onAct={() => act("dismiss")}>
          {t("dismiss")}
        </TileAction>
      </div>
    </article>
  );
}
