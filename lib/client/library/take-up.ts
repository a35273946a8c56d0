"use client";

import { useTranslations } from "next-intl";
import { showCompose } from "@/lib/client/address/view";
import { changeDraft, readDraft } from "@/lib/client/draft/draft-store";
import { putInput } from "@/lib/client/draft/inputs";
import { useInputsOffer } from "@/lib/client/draft/use-inputs-offer";
import { showNotice } from "@/lib/client/shell/notice";
import { showOnStage } from "@/lib/client/stage/on-stage";
import type { Draft } from "@/lib/core/generation/draft/draft";
import { type TakenPart, withPartOf } from "@/lib/core/generation/draft/take-up";
import type { GenerationRequest } from "@/lib/core/generation/request";

/** Puts images and their requests into the draft, shows the draft, and offers undo. */
export function useTakeUp() {
  const t = useTranslations("takeUp");
  const offerFor = useInputsOffer();

  const tell = (before: Draft, undo: () => void, text: string) => {
    showCompose();
    showNotice(readDraft() === before ? { text: t("same") } : { text, undo });
  };
  const textOf = (request: GenerationRequest, part: TakenPart) => {
    const { seed, palette } = request.parameters;
    if (part === "seed") return t("took.seed", { seed: String(seed) });
    if (part === "palette") return t("took.palette", { count: palette?.length ?? 0 });
    return t(`took.${part}`);
  };

  const take = (request: GenerationRequest, part: TakenPart, text: string) => {
    const before = readDraft();
    const undo = changeDraft((draft) => withPartOf(draft, request, part));
    tell(before, undo, text);
  };

  return {
    /** Replaces the draft with one made from a run. */
    takeDraft(next: Draft, text: string): void {
      const before = readDraft();
      tell(
        before,
        changeDraft(() => next),
        text,
      );
    },
    /** Puts a part of a run into the draft; the other parts stay. */
    takePart(request: GenerationRequest, part: TakenPart): void {
      take(request, part, textOf(request, part));
    },
    /** Puts the request that made an image into the draft, and shows that image. */
    takeAllOf(imageId: string, request: GenerationRequest): void {
      take(request, "all", textOf(request, "all"));
      showOnStage({ look: "result", imageId });
    },
    /**
     * Puts a seed into the draft when nothing else of its run is at hand.
     * @param isShared whether it drew several images, so that it is unknown which one it gives alone
     */
    takeSeed(seed: number, isShared = false): void {
      const text = t(isShared ? "took.sharedSeed" : "took.seed", { seed: String(seed) });
      take({ ...readDraft(), parameters: { seed } }, "seed", text);
    },
    /** Puts the request for one image of several into the draft, and shows that image. */
    takeAlone(imageId: string, alone: GenerationRequest): void {
      take(alone, "all", t("took.alone", { seed: String(alone.parameters.seed) }));
      showOnStage({ look: "result", imageId });
    },
    /** Adds an image to the draft's inputs; if its model takes none, offers one that does. */
    takeAsInput(assetId: string): void {
      const number = readDraft().inputs.length + 1;
      const undo = putInput(assetId);
      const text = t("took.input", { number });
      showCompose();
      showNotice(offerFor({ count: 1, number, undo }) ?? { text, undo });
    },
  };
}
