"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ProgressRing } from "@/components/ui/progress-ring";
import { replaceDraft } from "@/lib/client/draft-store";
import { useGenerationActions } from "@/lib/client/use-generation-actions";
import { useGenerationProgress } from "@/lib/client/use-generation-progress";
import { useNow } from "@/lib/client/use-now";
import { useErrorText, useFailureText } from "@/lib/client/use-problem-text";
import type { Generation } from "@/lib/core/api/generation";
import { draftOf } from "@/lib/core/generation/draft";
import { isOpen, type Status } from "@/lib/core/generation/status";

/** A run that has no image: under way, or ended without one. */
export function GenerationTile({ generation }: { generation: Generation }) {
  return isOpen(generation.status) ? (
    <RunningTile generation={generation} />
  ) : (
    <EndedTile generation={generation} />
  );
}

/** Where a run can still be called off: before it is sent, and while it waits upstream. */
const cancelable: readonly Status[] = ["queued", "pending"];

function RunningTile({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const library = useTranslations("library");
  const failureText = useFailureText();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const { error, status, request } = generation;
  const words = error ? failureText(error) : text;
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
          <Action
            label={library("cancelNamed", { name: request.prompt })}
            isDisabled={isPending}
            onAct={() => act("cancel")}
          >
            {library("cancel")}
          </Action>
        )}
      </div>
    </div>
  );
}

/** What upstream is known to have charged when a run ends without an image. */
const endings = {
  failed: { title: "failed", charge: "charged.nothing" },
  canceled: { title: "canceled", charge: "charged.nothing" },
  uncertain: { title: "uncertain", charge: "charged.unknown" },
  expired: { title: "expired", charge: "charged.unknown" },
} as const;

function endingOf(status: Status) {
  return status === "canceled" || status === "uncertain" || status === "expired"
    ? endings[status]
    : endings.failed;
}

function EndedTile({ generation }: { generation: Generation }) {
  const t = useTranslations("library");
  const failureText = useFailureText();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { status, error } = generation;
  const { title, charge } = endingOf(status);
  const known = `${error ? failureText(error) : ""} ${t(charge)}`.trim();
  const reason = problem ? errorText(problem.code) : known;
  const isPaid = charge === "charged.unknown";

  return (
    <article className="flex size-full flex-col justify-between overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5 ring ring-line">
      <p className="text-xs font-semibold text-bad">{t(title)}</p>
      <p className="line-clamp-2 shrink text-soft" title={reason}>
        {reason}
      </p>
      <div className="flex shrink-0 flex-wrap gap-x-2 pt-0.5">
        <Action isDisabled={isPending} onAct={() => act("retry")}>
          {t(isPaid ? "tryAgainPaid" : "tryAgain")}
        </Action>
        {!isPaid && (
          <Action onAct={() => replaceDraft(draftOf(generation.request))}>{t("takeUp")}</Action>
        )}
        <Action isDisabled={isPending} onAct={() => act("dismiss")}>
          {t("dismiss")}
        </Action>
      </div>
    </article>
  );
}

interface ActionProps {
  /** Where the words alone do not say which run is meant. */
  label?: string;
  isDisabled?: boolean;
  onAct: () => void;
  children: ReactNode;
}

function Action({ label, isDisabled, onAct, children }: ActionProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={isDisabled}
      onClick={onAct}
      className="text-left text-2xs font-medium text-text underline-offset-2 hover:underline disabled:opacity-50"
    >
      {children}
    </button>
  );
}
