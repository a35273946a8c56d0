"use client";

import { useTranslations } from "next-intl";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationActions } from "@/lib/client/run/use-generation-actions";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import { useFailureText } from "@/lib/client/words/use-failure-text";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Generation } from "@/lib/core/api/generation";
import { failureOf } from "@/lib/core/failure/failure-help";
import { isOpen, type Status } from "@/lib/core/generation/status";
import { FailureTile } from "./failure-tile";
import { TileAction } from "./tile-action";

/** A run without images: open, or ended without one. */
export function GenerationTile({ generation }: { generation: Generation }) {
  return isOpen(generation.status) ? (
    <RunningTile generation={generation} />
  ) : (
    <FailureTile generation={generation} />
  );
}

/** The states in which a run can be canceled: before it is sent, and while it waits upstream. */
const cancelable: readonly Status[] = ["queued", "pending"];

function RunningTile({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const library = useTranslations("library");
  const failureText = useFailureText();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const { error, status, request } = generation;
  const words = error ? failureText(generation, failureOf(generation)).text : text;
  return (
    <div className="grid size-full place-items-center overflow-hidden rounded-md bg-sunk p-2 ring ring-line">
      <div className="flex flex-col items-center gap-1 text-center text-xs text-soft">
        <ProgressRing
          label={t("progressOf", { name: request.prompt })}
          fraction={fraction}
          size={error ? 28 : 40}
        />
        <span className="line-clamp-3 text-2xs leading-3.5">
          {problem ? errorText(problem.code) : words}
        </span>
        {cancelable.includes(status) && !problem && (
          <TileAction
            label={library("cancelNamed", { name: request.prompt })}
            isBusy={isPending}
            onAct={() => act("cancel")}
          >
            {library("cancel")}
          </TileAction>
        )}
      </div>
    </div>
  );
}
