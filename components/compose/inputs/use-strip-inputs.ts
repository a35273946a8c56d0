"use client";

import { useDraft } from "@/lib/client/draft/draft-store";
import { useDraftProblems, useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { type Upload, useUploads } from "@/lib/client/uploads/upload-store";
import { useProblemText } from "@/lib/client/words/use-problem-text";
import type { Asset } from "@/lib/core/api/asset";
import { nearestPlace } from "@/lib/core/generation/draft/places";
import { type InputChange, visibleChanges } from "@/lib/core/generation/input-change";
import { useSendingPlan } from "./use-sending-plan";

/** One image of the request, with everything its thumb shows. */
export interface StripInput {
  place: number;
  assetId: string;
  /** Undefined until loaded. */
  asset: Asset | undefined;
  boxCount: number;
  /** How the copy looks other than the original; empty if nobody would see it. */
  changes: InputChange[];
  /** What keeps it from being sent, in the user's language. */
  problems: string[];
  /** The upload that will replace it. */
  replacement: Upload | undefined;
}

export function useStripInputs(): StripInput[] {
  const inputs = useDraft((draft) => draft.inputs);
  const { assets } = useInputAssets();
  const { problems } = useDraftProblems();
  const problemText = useProblemText();
  const sending = useSendingPlan();
  const replacements = replacementsOf(
    useUploads(),
    inputs.map(({ assetId }) => assetId),
  );

  return inputs.map(({ assetId, boxes }, place) => {
    const path = `inputs.${place}`;
    return {
      place,
      assetId,
      asset: assets[place],
      boxCount: boxes.length,
      changes: visibleChanges(sending?.plan.inputs[place]?.changes ?? [], assets[place]),
      problems: problems
        .filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`))
        .map(problemText),
      replacement: replacements.get(place),
    };
  });
}

/** The uploads that replace an image, by the image's current place. */
function replacementsOf(uploads: Upload[], assetIds: string[]): Map<number, Upload> {
  const replacements = new Map<number, Upload>();
  for (const upload of uploads) {
    const { state, target } = upload;
    if (target.kind !== "replace" || state.kind !== "sending") continue;
    replacements.set(nearestPlace(assetIds, target.assetId, target.place), upload);
  }
  return replacements;
}
