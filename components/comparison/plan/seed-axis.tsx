"use client";

import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useModel } from "@/lib/client/queries/service";
import { parseSeeds, seedsText } from "@/lib/core/comparison-view/seed-list";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { drawnSeeds } from "./use-plan";

interface SeedAxisProps {
  text: string;
  draft: Draft;
  onText: (text: string) => void;
}

/** Seeds as a list and ranges; a press replaces them with as many random ones. */
export function SeedAxis({ text, draft, onText }: SeedAxisProps) {
  const t = useTranslations("comparison.plan");
  const id = useId();
  const model = useModel(draft.model);
  const seeds = parseSeeds(text);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex gap-1">
        <input
          aria-label={t("seeds")}
          aria-describedby={id}
          aria-invalid={seeds === undefined || undefined}
          value={text}
          onChange={({ target }) => onText(target.value)}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunk px-2.5 text-sm tabular-nums hover:border-line-strong aria-invalid:border-bad"
        />
        <IconButton
          label={t("shuffle")}
          onClick={() => onText(seedsText(drawnSeeds(model, seeds?.length || 3)))}
        >
          <Dices aria-hidden className="size-4" />
        </IconButton>
      </div>
      <p id={id} className={seeds ? "text-2xs text-faint" : "text-2xs text-bad"}>
        {t(seeds ? "seedsHint" : "seedsWrong")}
      </p>
    </div>
  );
}
