"use client";

import { useRef, useState } from "react";
import { likelyInput } from "@/components/library/viewer/look";
import { LookBar } from "@/components/library/viewer/look-bar";
import { useViewed } from "@/components/library/viewer/use-viewed";
import { useZoom } from "@/components/library/viewer/use-zoom";
import { ViewerStage } from "@/components/library/viewer/viewer-stage";
import { selectInput } from "@/lib/client/draft/selected-input";
import { useContinue } from "@/lib/client/library/use-continue";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import type { Asset } from "@/lib/core/api/asset";
import type { Look } from "@/lib/core/stage/on-stage";
import type { ResultCommand } from "@/lib/core/stage/result-keys";
import { useResultKeys } from "./use-result-keys";

/** In CSS pixels: the tools float above and below. */
const margin = { across: 24, down: 64 };

interface ImageStageProps {
  image: Asset;
  look: Look;
  onLook: (look: Look) => void;
  /** Other images of its run; undefined if there is none in that direction. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
}

/** An image as large as the stage, alone or against what it was made from. */
export default function ImageStage({ image, look, onLook, onPrevious, onNext }: ImageStageProps) {
  const { asset = image, inputs } = useViewed(image.id);
  const surface = useRef<HTMLDivElement>(null);
  const [inputNumber, setInputNumber] = useState<number>();
  const [isHeld, setHeld] = useState(false);
  const { rate, star } = useImageActions();
  const continueFrom = useContinue();
  const swipe = (by: 1 | -1) => (by === 1 ? onNext : onPrevious)?.();
  const zoom = useZoom({ key: image.id, image, surface, margin, onSwipe: swipe });
  const input = inputs.find(({ number }) => number === inputNumber) ?? likelyInput(inputs);

  const perform = (command: ResultCommand): boolean => {
    switch (command.kind) {
      case "continue":
        void continueFrom(asset);
        return true;
      case "resultOrInput":
      case "chain":
        return false;
      case "wipe":
        if (input) onLook(look === "wipe" ? "result" : "wipe");
        return input !== undefined;
      case "holdInput":
        setHeld(true);
        return true;
      case "star":
        void star([asset], !asset.starred);
        return true;
      case "rate":
        void rate([asset], command.stars);
        onNext?.();
        return true;
      case "go":
        swipe(command.by);
        return true;
      case "fit":
        zoom.toFit();
        return true;
      case "actual":
        zoom.toActual();
        return true;
      case "zoomIn":
        zoom.zoomIn();
        return true;
      case "zoomOut":
        zoom.zoomOut();
        return true;
      default:
        return command satisfies never;
    }
  };
  useResultKeys(perform, () => setHeld(false));

  return (
    <>
      <ViewerStage
        asset={asset}
        surface={surface}
        zoom={zoom}
        look={input ? (isHeld ? "input" : look) : "result"}
        input={input}
        onPrevious={onPrevious}
        onNext={onNext}
      />
      {input && (
        <LookBar
          look={look}
          onLook={(next) => {
            if (next === "input") selectInput(input.number - 1);
            onLook(next);
          }}
          inputs={inputs}
          input={input}
          onInput={({ number }) => setInputNumber(number)}
          onHold={setHeld}
        />
      )}
    </>
  );
}
