"use client";

import { useTranslations } from "next-intl";
import { ProgressRing } from "@/components/ui/progress-ring";
import { useNow } from "@/lib/client/browser/use-now";
import { useGenerationProgress } from "@/lib/client/run/use-generation-progress";
import type { Generation } from "@/lib/core/api/generation";

/** A run under way, where its result will be. */
export default function RunningStage({ generation }: { generation: Generation }) {
  const t = useTranslations("shell");
  const { fraction, text } = useGenerationProgress(generation, useNow(1000, true));
  const { prompt } = generation.request;
  return (
    <div className="stage-ground grid size-full place-items-center p-6">
      <div className="flex max-w-96 flex-col items-center gap-4 text-center">
        <ProgressRing label={t("progressOf", { name: prompt })} fraction={fraction} size={88} />
        <p className="text-base">{text}</p>
        <p className="line-clamp-3 text-soft">{prompt}</p>
      </div>
    </div>
  );
}
