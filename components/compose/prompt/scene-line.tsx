"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { passFocus } from "@/components/ui/focus/pass-focus";
import { focusField } from "@/lib/client/browser/focus-field";
import { readDraft, replaceDraft, setCount, useDraft } from "@/lib/client/draft/draft-store";
import {
  useDraftFit,
  useDraftModel,
  useDraftSituation,
} from "@/lib/client/draft/use-draft-problems";
import { withParameter } from "@/lib/core/generation/draft/draft";
import { countScenes, withScene } from "@/lib/core/generation/prompt/scenes";
import { countRangeOf } from "@/lib/core/models/rules";

/**
 * For an image set: how many of its images the prompt describes, and a button that adds a line for
 * the next.
 */
export function SceneLine() {
  const t = useTranslations("compose.scenes");
  const prompt = useDraft((draft) => draft.prompt);
  const model = useDraftModel();
  const situation = useDraftSituation();
  const { parameters } = useDraftFit().request;
  if (!parameters.sequential) return null;
  const { max } = countRangeOf(model, situation);
  const asked = parameters.n ?? model.parameters.n.default;
  const written = countScenes(prompt);
  const add = () => {
    const next = written + 1;
    const draft = { ...readDraft(), prompt: withScene(prompt, t("lead", { number: next })) };
    // Describing another image means wanting another; both changes are one step.
    replaceDraft(next > asked ? withParameter(draft, "n", next) : draft);
    focusField("prompt");
  };
  const isMore = written > asked;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-xs">
      <p aria-live="polite" className={isMore ? "text-caution" : "text-soft"}>
        {t(isMore ? "tooMany" : "count", { written, asked })}
      </p>
      <div className="flex flex-wrap">
        {written > 0 && written !== asked && written <= max && (
          <Button
            ref={passFocus(() => focusField("prompt"))}
            size="small"
            look="quiet"
            onClick={() => setCount(written, model)}
          >
            {t("ask", { written })}
          </Button>
        )}
        {!(isMore && written <= max) && (
          <Button size="small" look="quiet" disabled={written >= max} onClick={add}>
            {t("add")}
          </Button>
        )}
      </div>
    </div>
  );
}
