"use client";

import { useTranslations } from "next-intl";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { useFailure } from "@/lib/client/run/use-failure";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Generation } from "@/lib/core/api/generation";
import { failureOf } from "@/lib/core/failure/failure-help";
import { draftOf } from "@/lib/core/generation/draft/draft";
import { TileAction } from "./tile-action";
import { TileWords } from "./tile-words";

/** A run that ended without an image: why, and what helps; the rest in a popover. */
export function EndedTile({ generation }: { generation: Generation }) {
  const t = useTranslations("library");
  const { text: errorText } = useErrorText();
  const failure = failureOf(generation);
  const { title, reason, help, act, mayCostAgain, isPending, problem, again, dismiss } = useFailure(
    generation,
    failure,
  );
  const words = problem ? errorText(problem.code) : reason;
  const details = `ended-${generation.id}`;

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
            <TileAction isDisabled={isPending} onAct={act}>
              {help}
            </TileAction>
          )
        ) : (
          <p className="line-clamp-2 font-medium">{help}</p>
        )}
        <div className="flex gap-x-3 whitespace-nowrap">
          <TileAction opens={details}>{t(mayCostAgain ? "decide" : "why")}</TileAction>
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
          <>
            {again && (
              <Button disabled={isPending} onClick={again.act}>
                {again.label}
              </Button>
            )}
            <Button
              popoverTarget={details}
              onClick={() => replaceDraft(draftOf(generation.request))}
            >
              {t("takeUp")}
            </Button>
            <Button disabled={isPending} onClick={dismiss}>
              {t("dismiss")}
            </Button>
          </>
        }
      />
    </article>
  );
}
