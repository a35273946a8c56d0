"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { setBoxes, useDraft } from "@/lib/client/draft/draft-store";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel, useInputAssets } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { generationsQuery } from "@/lib/client/queries/generations";
import { isOpen } from "@/lib/core/generation/status";
import { EmptyStage } from "./empty-stage";
import { ResultStage } from "./result-stage";

// The canvas is half as heavy as the rest of the page; it comes when there is something to draw.
const loadCanvas = () => import("@/components/canvas/input-stage");
const InputStage = dynamic(loadCanvas, { ssr: false, loading: StageGround });

const noBoxes: never[] = [];

/** The input that is chosen in the strip, with its boxes; without inputs what the last run made. */
export function StageArea() {
  useReadyCanvas();
  const index = useSelectedInput();
  const input = useDraft((draft) => draft.inputs[index]);
  const { assets } = useInputAssets();
  const limits = useDraftModel().inputs;
  const words = usePromptWords();
  const asset = assets[index];
  const { data: generations } = useQuery(generationsQuery);
  // What a model does not take is not on its stage, so that nobody takes it for sent.
  if (!input || !asset || !limits) {
    const last = generations?.[0];
    const isWorthSeeing = last && (isOpen(last.status) || last.outputs.length > 0);
    return isWorthSeeing ? <ResultStage key={last.id} generation={last} /> : <EmptyStage />;
  }

  return (
    <InputStage
      // Another image in the same place is another stage: zoom and selection start anew.
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
      onBoxes={(next, tag) => setBoxes(index, next, tag && `${asset.id}-${index}-${tag}`)}
      onName={(box) => insertIntoPrompt(words.ofBox(index + 1, box, input.boxes.length))}
    />
  );
}

function StageGround() {
  return <div className="stage-ground size-full" />;
}

/** What did not come ahead of time is asked for again when it is needed. */
const ignore = () => undefined;

/** Has the canvas ready before the first image is there, when the browser has nothing else to do. */
function useReadyCanvas(): void {
  useEffect(() => {
    // Safari knows no idle time.
    if (!("requestIdleCallback" in window)) return;
    const waiting = requestIdleCallback(() => loadCanvas().catch(ignore));
    return () => cancelIdleCallback(waiting);
  }, []);
}
