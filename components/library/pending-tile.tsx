"use client";

import { useTranslations } from "next-intl";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationActions } from "@/lib/client/run/use-generation-actions";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import { useFailureText } from "@/lib/client/words/use-failure-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Generation } from "@/lib/core/api/generation";
import { failureOf } from "@/lib/core/failure/told-failure";
import { canBeCanceled } from "@/lib/core/generation/status";
import type { Extra } from "@/lib/core/library/extras";
import { TileAction } from "./tile-action";

type Pending = Extract<Extra, { kind: "pending" }>;

/** The place of an image that is to come; the first of a run's tells how far the run is. */
export function PendingTile({ generation, index, count, isFirst }: Pending) {
  const t = useTranslations("library");
  return (
    <div className="@container relative grid size-full place-items-center overflow-hidden rounded-md bg-sunk p-1 ring ring-line">
      {isFirst && <Progress generation={generation} />}
      {count > 1 && (
        <span className="absolute right-1.5 bottom-1 text-2xs text-faint">
          {t("placeInRun", { number: index + 1, count })}
        </span>
      )}
    </div>
  );
}

function Progress({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const library = useTranslations("library");
  const failureText = useFailureText();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const { error, status, request } = generation;
  const words = error ? failureText(generation, failureOf(generation)).text : text;
  return (
    <div className="flex flex-col items-center gap-1 text-center text-xs text-soft">
      <ProgressRing
        label={t("progressOf", { name: request.prompt })}
        fraction={fraction}
        size={error ? 28 : 40}
      />
      <span className="line-clamp-3 text-2xs leading-3.5">
        {problem ? errorText(problem.code) : words}
      </span>
      {canBeCanceled(status) && !problem && (
        <TileAction
          label={library("cancelNamed", { name: request.prompt })}
          isBusy={isPending}
          onAct={() => act("cancel")}
        >
          {library("cancel")}
        </TileAction>
      )}
    </div>
  );
}
