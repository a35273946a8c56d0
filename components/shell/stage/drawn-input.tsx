"use client";

import InputStage from "@/components/stage/input-stage";
import { setBoxes, useDraft } from "@/lib/client/draft/draft-store";
import { useLitReference } from "@/lib/client/draft/lit-reference";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { setDrawing } from "@/lib/client/stage/on-stage";
import { useReshape } from "@/lib/client/uploads/use-reshape";
import type { Asset } from "@/lib/core/api/asset";
import { chooseLook } from "./choose-look";
import { LookSwitch } from "./look-switch";
import type { OnStage } from "./use-on-stage";

const noBoxes: never[] = [];

/** The selected input, to draw boxes on. */
export default function DrawnInput({ asset, stage }: { asset: Asset; stage: OnStage }) {
  const index = useSelectedInput();
  const input = useDraft((draft) => draft.inputs[index]);
  const limits = useDraftModel().inputs;
  const words = usePromptWords();
  const lit = useLitReference();
  const change = useReshape();
  const { run, part, showLook } = stage;
  const boxes = (limits?.boxes && input?.boxes) ?? noBoxes;
  return (
    <InputStage
      // Another image in the same place gets a new stage, with its own zoom and selection.
      key={`${asset.id}-${index}`}
      image={{
        id: asset.id,
        number: index + 1,
        name: asset.name,
        width: asset.width,
        height: asset.height,
        hasAlpha: asset.hasAlpha,
        previewUrl: asset.urls.preview,
        tilesUrl: asset.urls.tiles,
      }}
      boxes={boxes}
      maxBoxes={limits?.boxes?.maxPerInput ?? 0}
      lit={lit?.image === index ? lit.box : undefined}
      onBoxes={(next, tag) => setBoxes(index, next, tag && `${asset.id}-${index}-${tag}`)}
      onName={(box) => insertIntoPrompt(words.ofBox(index + 1, box, boxes.length))}
      onReshape={(reshape) => change.mutate({ place: index, asset, reshape })}
      isReshaping={change.isPending}
      onDrawing={setDrawing}
      looks={
        run && (
          <LookSwitch
            hasWipe={part?.kind === "image"}
            onLook={(look) => chooseLook(showLook, look)}
          />
        )
      }
    />
  );
}
