"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProgressRing } from "@/components/ui/progress-ring";
import { replaceDraft } from "@/lib/client/draft-store";
import { useGenerationProgress } from "@/lib/client/use-generation-progress";
import { useNow } from "@/lib/client/use-now";
import { useFailureText } from "@/lib/client/use-problem-text";
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

function RunningTile({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const failureText = useFailureText();
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  return (
    <div className="grid size-full place-items-center rounded-md bg-sunk p-2 ring ring-line">
      <div className="flex flex-col items-center gap-1.5 text-center text-xs text-soft">
        <ProgressRing
          label={t("progressOf", { name: generation.request.prompt })}
          fraction={fraction}
          size={40}
        />
        <span>{generation.error ? failureText(generation.error) : text}</span>
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
  const [isCopied, setCopied] = useState(false);
  const { status, error, requestId } = generation;
  const { title, charge } = endingOf(status);
  const reason = `${error ? failureText(error) : ""} ${t(charge)}`.trim();

  return (
    <article className="@container flex size-full flex-col justify-between overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5 ring ring-line">
      <p className="text-xs font-semibold text-bad">{t(title)}</p>
      <p className="line-clamp-3 shrink text-soft @max-[125px]:line-clamp-2" title={reason}>
        {reason}
      </p>
      <div className="flex shrink-0 gap-x-2 overflow-hidden pt-1 whitespace-nowrap">
        <button
          type="button"
          onClick={() => replaceDraft(draftOf(generation.request))}
          className="font-medium text-text underline-offset-2 hover:underline"
        >
          {t("takeUp")}
        </button>
        {requestId && (
          <button
            type="button"
            onClick={async () => {
              await navigator.clipboard.writeText(requestId);
              setCopied(true);
            }}
            className="text-faint underline-offset-2 hover:underline @max-[200px]:hidden"
          >
            {t(isCopied ? "copied" : "copyRequestId")}
          </button>
        )}
      </div>
    </article>
  );
}
