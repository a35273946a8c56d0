"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FailurePopover } from "@/components/outcome/failure-popover";
import { Button } from "@/components/ui/button";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { generationsQuery } from "@/lib/client/queries/generations";
import { useFailure } from "@/lib/client/run/use-failure";
import type { Generation } from "@/lib/core/api/generation";
import { failureOf, isFailure } from "@/lib/core/failure/failure-help";

/** Why the last run failed, while an input takes the place on the stage where that would be told. */
export function LastFailure() {
  const { data: generations } = useQuery(generationsQuery);
  const isStageTaken = useDraft(({ inputs }) => inputs.length > 0);
  const takesInputs = useDraftModel().inputs !== undefined;
  const last = generations?.[0];
  return (
    <div role="status" className="empty:hidden">
      {last && isStageTaken && takesInputs && isFailure(last) && (
        <Told key={last.id} generation={last} />
      )}
    </div>
  );
}

const details = "last-failure";

function Told({ generation }: { generation: Generation }) {
  const t = useTranslations("library");
  const failure = failureOf(generation);
  const { title, reason, help, act, mayCostAgain, again, isPending, dismiss } = useFailure(
    generation,
    failure,
  );
  return (
    <div
      title={reason}
      className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-sunk p-2 text-xs"
    >
      <p className="min-w-0 flex-1 font-medium text-bad">{title}</p>
      {act && !mayCostAgain && (
        <Button size="small" disabled={isPending} onClick={act}>
          {help}
        </Button>
      )}
      <Button size="small" look="quiet" popoverTarget={details}>
        {t(mayCostAgain ? "decide" : "why")}
      </Button>
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
            <Button disabled={isPending} onClick={dismiss}>
              {t("dismiss")}
            </Button>
          </>
        }
      />
    </div>
  );
}
