"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { endEdit, setPrompt, useDraft } from "@/lib/client/draft-store";
import { focusField } from "@/lib/client/focus-field";
import { useDraftFit, useDraftModel } from "@/lib/client/use-draft-problems";
import { countScenes, withScene } from "@/lib/core/generation/scenes";

/** For an image set: how many of its images the prompt describes, and a line for the next one. */
export function SceneLine() {
  const t = useTranslations("compose.scenes");
  const prompt = useDraft((draft) => draft.prompt);
  const model = useDraftModel();
  const { parameters } = useDraftFit().request;
  if (!parameters.sequential) return null;
  const asked = parameters.n ?? model.parameters.n.default;
  const written = countScenes(prompt);
  const add = () => {
    endEdit();
    setPrompt(withScene(prompt, t("lead", { number: written + 1 })));
    endEdit();
    focusField("prompt");
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-xs">
      <p aria-live="polite" className={written > asked ? "text-caution" : "text-soft"}>
        {t(written > asked ? "tooMany" : "count", { written, asked })}
      </p>
      <Button size="small" look="quiet" disabled={written >= asked} onClick={add}>
        {t("add")}
      </Button>
    </div>
  );
}
