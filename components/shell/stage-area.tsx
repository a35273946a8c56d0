"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { setBoxes, useDraft } from "@/lib/client/draft/draft-store";
import { useLitReference } from "@/lib/client/draft/lit-reference";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel, useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { generationsQuery } from "@/lib/client/queries/generations";
import { useReshape } from "@/lib/client/uploads/use-reshape";
import { failureToTell } from "@/lib/core/failure/failure-help";
import { isOpen } from "@/lib/core/generation/status";
import { EmptyStage } from "./empty-stage";
import { ResultStage } from "./result-stage";

// The canvas is half as heavy as the rest of the page, so it loads when there is something to draw.
const loadCanvas = () => import("@/components/stage/input-stage");
const InputStage = dynamic(loadCanvas, { ssr: false, loading: StageGround });

const noBoxes: never[] = [];

/** The input selected in the strip, with its boxes; without inputs, the last run's result. */
export function StageArea() {
  useReadyCanvas();
  const index = useSelectedInput();
  const input = useDraft((draft) => draft.inputs[index]);
  const { assets } = useInputAssets();
  const limits = useDraftModel().inputs;
  const words = usePromptWords();
  const lit = useLitReference();
  const change = useReshape();
  const asset = assets[index];
  const { data: generations } = useQuery(generationsQuery);
  // Leave out what the model does not take, so that nobody thinks it is sent.
  if (!input || !asset || !limits) {
    const last = generations?.[0];
    const isWorthSeeing =
      last && (isOpen(last.status) || last.outputs.length > 0 || failureToTell(last));
    return isWorthSeeing ? <ResultStage key={last.id} generation={last} /> : <EmptyStage />;
  }

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
      boxes={limits.boxes ? input.boxes : noBoxes}
      maxBoxes={limits.boxes?.maxPerInput ?? 0}
      lit={lit?.image === index ? lit.box : undefined}
      onBoxes={(next, tag) => setBoxes(index, next, tag && `${asset.id}-${index}-${tag}`)}
      onReshape={(reshape) => change.mutate({ place: index, asset, reshape })}
      isReshaping={change.isPending}
      onName={(box) => insertIntoPrompt(words.ofBox(index + 1, box, input.boxes.length))}
    />
  );
}

function StageGround() {
  return <div className="stage-ground size-full" />;
}

/** If preloading fails, the canvas is requested again when needed. */
const ignore = () => undefined;

/** Loads the canvas while the browser is idle, before the first image needs it. */
function useReadyCanvas(): void {
  useEffect(() => {
    // Safari does not have it.
    if (!("requestIdleCallback" in window)) return;
    const waiting = requestIdleCallback(() => loadCanvas().catch(ignore));
    return () => cancelIdleCallback(waiting);
  }, []);
}
