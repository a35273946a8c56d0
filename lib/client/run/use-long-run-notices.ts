"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { showBrowserNotice } from "@/lib/client/browser/browser-notice";
import { chime } from "@/lib/client/browser/chime";
import { hearOfGenerations } from "@/lib/client/live/receive";
import { generationsQuery } from "@/lib/client/queries/generations";
import { useFailureText } from "@/lib/client/words/use-failure-text";
import type { Generation } from "@/lib/core/api/generation";
import { failureToTell } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";
import { promptWords } from "@/lib/core/library/caption";
import { longRunMs } from "@/lib/core/tray/long-run";
import { useLongRunSettings } from "./long-run-settings";

/** Tells, as the user has allowed, when a long run is done; of a batch, when its last one is. */
export function useLongRunNotices(): void {
  const t = useTranslations("shell.longRuns");
  const failureText = useFailureText();
  const client = useQueryClient();
  const goesOn = ({ id, batchId }: Generation) =>
    batchId !== undefined &&
    client
      .getQueryData(generationsQuery.queryKey)
      ?.some((run) => run.batchId === batchId && run.id !== id && isOpen(run.status));
  const hear = useEffectEvent((told: Generation, before: Generation | undefined) => {
    const tookMs = longRunMs(told, before);
    if (tookMs === undefined || goesOn(told)) return;
    const { hasNotice, hasSound } = useLongRunSettings.getState();
    const failure = told.outputs.length === 0 ? failureToTell(told) : undefined;
    if (hasNotice) {
      showBrowserNotice({
        title: failure ? failureText(told, failure).title : t("done"),
        body: t("which", {
          prompt: promptWords(told.request.prompt),
          minutes: Math.max(1, Math.round(tookMs / 60_000)),
        }),
        tag: told.batchId ?? told.id,
      });
    }
    if (hasSound) void chime().catch(() => undefined);
  });
  useEffect(() => hearOfGenerations((told, before) => hear(told, before)), []);
}
