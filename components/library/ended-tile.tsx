"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { replaceDraft } from "@/lib/client/draft/draft-store";
import { useGenerationActions } from "@/lib/client/run/use-generation-actions";
import { useErrorText, useFailureText } from "@/lib/client/words/use-problem-text";
import { usePunctuation } from "@/lib/client/words/use-punctuation";
import type { Generation } from "@/lib/core/api/generation";
import { draftOf } from "@/lib/core/generation/draft/draft";
import type { Status } from "@/lib/core/generation/status";
import { TileAction } from "./tile-action";

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

/** A run that ended without an image: the reason in short, and every action. */
export function EndedTile({ generation }: { generation: Generation }) {
  const t = useTranslations("library");
  const failureText = useFailureText();
  const { sentences } = usePunctuation();
  const { text: errorText } = useErrorText();
  const { act, isPending, problem } = useGenerationActions(generation);
  const { id, status, error, requestId, request } = generation;
  const { title, charge } = endingOf(status);
  const isPaid = charge === "charged.unknown";
  const reason = sentences([error && failureText(error), t(charge)]);
  const details = `ended-${id}`;
  const [isOpen, setOpen] = useState(false);
  const [isCopied, setCopied] = useState(false);

  return (
    <article className="flex size-full flex-col gap-1 overflow-hidden rounded-md bg-sunk p-2 text-2xs leading-3.5 ring ring-line">
      <p className="text-xs font-semibold text-bad">{t(title)}</p>
      <p className="line-clamp-3 text-soft">{reason}</p>
      <div className="mt-auto flex shrink-0 gap-x-3 whitespace-nowrap">
        <TileAction opens={details}>{t(isPaid ? "decide" : "why")}</TileAction>
        <TileAction isDisabled={isPending} onAct={() => act("dismiss")}>
          {t("dismiss")}
        </TileAction>
      </div>
      <section
        id={details}
        popover="auto"
        onBeforeToggle={(event) => {
          setOpen(event.newState === "open");
          setCopied(false);
        }}
        aria-label={t(title)}
        className="fixed inset-0 m-auto h-fit w-96 max-w-[calc(100vw-24px)] rounded-lg border border-line bg-raised p-4 text-sm text-text shadow-float"
      >
        {isOpen && (
          <>
            <h2 className="font-semibold text-bad">{t(title)}</h2>
            <p className="mt-1 text-soft">{problem ? errorText(problem.code) : reason}</p>
            <p className="mt-2 line-clamp-3 text-xs">{request.prompt}</p>
            {requestId && (
              <p className="mt-2 flex items-center gap-2 text-2xs break-all text-faint select-text">
                {t("requestIdOf", { id: requestId })}
                <Button
                  size="small"
                  look="quiet"
                  onClick={() => {
                    void navigator.clipboard.writeText(requestId).then(() => setCopied(true));
                  }}
                >
                  {t(isCopied ? "copied" : "copy")}
                </Button>
              </p>
            )}
            <div className="mt-4 flex flex-wrap gap-2">
              <Button look="primary" disabled={isPending} onClick={() => act("retry")}>
                {t(isPaid ? "tryAgainPaid" : "tryAgain")}
              </Button>
              <Button
                popoverTarget={details}
                onClick={() => replaceDraft(draftOf(generation.request))}
              >
                {t("takeUp")}
              </Button>
              <Button disabled={isPending} onClick={() => act("dismiss")}>
                {t("dismiss")}
              </Button>
            </div>
          </>
        )}
      </section>
    </article>
  );
}
