"use client";

import { useQuery } from "@tanstack/react-query";
import { useDraft } from "@/lib/client/draft/draft-store";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel, useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { assetQuery, lineageQuery } from "@/lib/client/queries/assets";
import { generationsQuery } from "@/lib/client/queries/generations";
import { showOnStage, useHappenings } from "@/lib/client/stage/on-stage";
import type { Asset } from "@/lib/core/api/asset";
import { editedPlace } from "@/lib/core/generation/draft/continued";
import { chainBefore } from "@/lib/core/library/chain";
import {
  type Look,
  type ResultPart,
  resultParts,
  runOnStage,
  type StageChoice,
  shownOnStage,
  shownPart,
} from "@/lib/core/stage/on-stage";

/** What the stage shows, and what it can be turned to. */
export function useOnStage() {
  const happenings = useHappenings();
  const { data: runs = [] } = useQuery(generationsQuery);
  const { assets, isLoading } = useInputAssets();
  const drawn = useDraft((draft) => draft.inputs);
  const selected = useSelectedInput();
  // Leave out what the model does not take, so that nobody thinks it is sent.
  const isTakingInputs = useDraftModel().inputs !== undefined;
  const inputs = isTakingInputs ? drawn : none;
  const input = inputs[selected] && assets[selected];

  const run = runOnStage(
    runs,
    inputs.map(({ assetId }) => assetId),
    happenings,
  );
  const isWaiting = isLoading && inputs[selected] !== undefined && !input;
  const wished = shownOnStage(run, input !== undefined || isWaiting, happenings);
  // A result that lands waits for the end of the stroke, and does not take the pen away.
  const choice: StageChoice = happenings.isDrawing ? { look: "input" } : wished;

  const made = inputs.length > 0 ? inputs : (run?.request.inputs ?? none);
  const editedId = made[editedPlace(made)]?.assetId;
  const edited = useAsset(editedId);
  const chainOfEdited = useChain(edited);
  const other = useAsset(choice.imageId);
  const isOutside = other !== undefined && !chainOfEdited.some(({ id }) => id === other.id);
  const chainOfOther = useChain(isOutside ? other : undefined);
  const chain = isOutside ? chainOfOther : chainOfEdited;

  const parts = run && !isOutside ? resultParts(run) : none;
  const part = shownPart(parts, choice.index);
  const isInput = choice.look === "input" && choice.imageId === undefined && input !== undefined;

  /** Where the stage is: a place in the chain, or the run's result behind it. */
  const place = isInput
    ? chain.findIndex(({ id }) => id === editedId)
    : other
      ? chain.findIndex(({ id }) => id === other.id)
      : chain.length;
  const last = run && !isOutside ? chain.length : chain.length - 1;
  const goTo = (to: number): boolean => {
    if (to < 0 || to > last || to === place) return false;
    const image = chain[to];
    if (!image) showOnStage({ look: "result" });
    else if (input && image.id === editedId) showOnStage({ look: "input" });
    else showOnStage({ look: "result", imageId: image.id });
    return true;
  };

  return {
    /** Undefined while an image from elsewhere is shown. */
    run: isOutside ? undefined : run,
    choice,
    /** The selected input, if the stage shows it to be drawn on. */
    input: isInput ? input : undefined,
    /** Whether nobody knows yet what that input is. */
    isWaiting: isWaiting && choice.look === "input",
    other,
    parts,
    part,
    chain,
    place,
    goTo,
    /** The input of an image from elsewhere is the draft's own where both agree, and can be drawn on. */
    showLook: (look: Look) =>
      showOnStage(
        look === "input" && input && chain[place - 1]?.id === editedId
          ? { look, index: choice.index }
          : { ...choice, look },
      ),
    showPart: ({ index }: ResultPart) => showOnStage({ look: "result", index }),
  };
}

export type OnStage = ReturnType<typeof useOnStage>;

const none: never[] = [];

function useAsset(id: string | undefined): Asset | undefined {
  return useQuery({ ...assetQuery(id ?? ""), enabled: id !== undefined }).data;
}

/** An image with those that it was made from, the oldest first. */
function useChain(image: Asset | undefined): Asset[] {
  const isMade = image?.kind === "output";
  const { data } = useQuery({ ...lineageQuery(image?.id ?? ""), enabled: isMade });
  if (!image) return none;
  return data && isMade ? [...chainBefore(data, image.id), image] : [image];
}
