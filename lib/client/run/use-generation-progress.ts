"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { batchesQuery } from "@/lib/client/queries/batches";
import { useModel } from "@/lib/client/queries/service";
import { useOwnWaits } from "@/lib/client/queries/waits";
import type { Generation } from "@/lib/core/api/generation";
import { progressOf } from "@/lib/core/generation/progress";
import { expectedWait, promisedSeconds } from "@/lib/core/generation/wait/expected-wait";

/** A generation's progress, as a fraction and in words. */
export function useGenerationProgress(
  generation: Generation,
  now: number,
): { fraction: number; text: string } {
  const t = useTranslations("shell");
  const { batchId } = generation;
  const { data: batches } = useQuery({ ...batchesQuery, enabled: batchId !== undefined });
  const hold = batches?.find(({ id }) => id === batchId)?.hold;
  const model = useModel(generation.request.model);
  const submittedAt = generation.submittedAt ? Date.parse(generation.submittedAt) : undefined;
  const { status } = generation;
  const wait = promisedSeconds(expectedWait(model, generation.request, useOwnWaits()));
  const { fraction, secondsLeft } = progressOf(status, submittedAt, now, wait);
  // A synchronous call is already being worked on while it is being sent.
  const isWorking = status === "running" || (status === "submitting" && !model.calls.asynchronous);
  if (isWorking) {
    if (!wait) return { fraction, text: t("status.running") };
    const text =
      secondsLeft === undefined ? t("takingLonger") : t("secondsLeft", { seconds: secondsLeft });
    return { fraction, text };
  }
  // What its batch holds back has no turn that it waits for.
  if (hold && status === "queued") return { fraction, text: t(`onHold.${hold}`) };
  return { fraction, text: t(`status.${status}`) };
}
