"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { readDraft } from "@/lib/client/draft/draft-store";
import { useInputsOffer } from "@/lib/client/draft/use-inputs-offer";
import { useTakeUp } from "@/lib/client/library/take-up";
import { ApiProblem } from "@/lib/client/queries/api";
import { generationQuery } from "@/lib/client/queries/generations";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import { shownSeedOf } from "@/lib/core/generation/seed";
import { bringAssets } from "./bring-images";
import { useReplaceInput } from "./use-replace-input";
import { useRoomNotice } from "./use-room-notice";

/** Takes a library image's request into the draft, even if its run is not loaded yet. */
export function useTakeImage() {
  const t = useTranslations("library.done");
  const client = useQueryClient();
  const { text } = useErrorText();
  const { takeAllOf, takeSeed, takeAsInput } = useTakeUp();
  const tellOfRoom = useRoomNotice();
  const offerFor = useInputsOffer();
  const replaceInput = useReplaceInput();
  return {
    takeAsInput,
    /** Puts an image in the place of the selected input, or makes it the first. */
    takeInstead(assetId: string): void {
      if (readDraft().inputs.length === 0) takeAsInput(assetId);
      else void replaceInput(assetId);
    },
    /** Adds images to the draft's inputs in one step; of several, only those there is room for. */
    takeAsInputs(assetIds: string[]): void {
      const [only] = assetIds;
      if (assetIds.length === 1 && only !== undefined) {
        takeAsInput(only);
        return;
      }
      const joined = bringAssets(assetIds);
      const { count, leftOut, undo } = joined;
      if (leftOut.length > 0) void tellOfRoom(joined);
      else showNotice(offerFor(joined) ?? { text: t("inputs", { count }), undo });
    },
    /** The image's own seed, or its call's where its own is unknown. */
    takeSeed({ made }: Asset): void {
      const seed = shownSeedOf(made);
      if (seed !== undefined) takeSeed(seed, made?.imageSeed === undefined);
    },
    async takeAll({ id, generationId }: Asset): Promise<void> {
      if (!generationId) return;
      try {
        const { request } = await client.ensureQueryData(generationQuery(generationId));
        takeAllOf(id, request);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        showNotice({ text: text(error.code) });
      }
    },
  };
}
