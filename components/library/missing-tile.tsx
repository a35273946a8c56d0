"use client";

import { useTranslations } from "next-intl";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { useFailure } from "@/lib/client/run/use-failure";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation, OutputFailure } from "@/lib/core/api/generation";
import { TileAction } from "./tile-action";
import { TileWords } from "./tile-words";

interface MissingTileProps {
  generation: Generation;
  failure: OutputFailure;
}

/** An image of a run that failed while others succeeded: which one, why, and what helps. */
export function MissingTile({ generation, failure }: MissingTileProps) {
  const t = useTranslations("library");
  const { text: errorText } = useErrorText();
  const { sentences } = usePunctuation();
  const { title, reason, help, act, isPending, problem, dismiss } = useFailure(generation, failure);
  const count = generation.outputs.length + generation.failures.length;
  const details = `missing-${generation.id}-${failure.index}`;
  const which = t("missing", { number: failure.index + 1, count });
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
          <TileAction isDisabled={isPending} onAct={act}>
            {help}
          </TileAction>
        ) : (
          <p className="line-clamp-2 font-medium">{help}</p>
        )}
        <div className="flex gap-x-3 whitespace-nowrap">
          <TileAction opens={details}>{t("why")}</TileAction>
          <TileAction isDisabled={isPending} onAct={dismiss}>
            {t("dismiss")}
          </TileAction>
        </div>
      </div>
      <FailurePopover
        id={details}
        generation={generation}
        failure={failure}
        others={
          <Button disabled={isPending} onClick={dismiss}>
            {t("dismiss")}
          </Button>
        }
      />
    </article>
  );
}
