"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { closeCloseUp, showLineage, viewImage } from "@/lib/client/address/viewed-image";
import { useAssetChanges } from "@/lib/client/library/use-asset-changes";
import { useContinue } from "@/lib/client/library/use-continue";
import { useImageActions } from "@/lib/client/library/use-image-actions";
import { toggleViewerSetting, useViewerSettings } from "@/lib/client/library/viewer-settings";
import { useTakeImage } from "@/lib/client/uploads/use-take-image";
import type { Asset } from "@/lib/core/api/asset";
import type { Generation } from "@/lib/core/api/generation";
import type { ViewerCommand } from "@/lib/core/library/viewer-keys";
import type { Look } from "@/lib/core/stage/on-stage";
import { NameField } from "./details/name-field";
import { ViewerDetails } from "./details/viewer-details";
import { likelyInput, type RunInput } from "./look";
import { LookBar } from "./look-bar";
import type { Moves } from "./use-moves";
import { useNeighbours } from "./use-neighbours";
import { useViewerKeys } from "./use-viewer-keys";
import { useZoom } from "./use-zoom";
import { ViewerHeader } from "./viewer-header";
import { ViewerStage } from "./viewer-stage";

export type RunActions = (generation: Generation) => ReactNode;

interface ViewedImageProps {
  asset: Asset;
  generation: Generation | undefined;
  /** The run's inputs that the studio still has. */
  inputs: RunInput[];
  /** How many inputs the studio no longer has. */
  goneCount: number;
  actionsOf: RunActions;
  moves: RefObject<Moves>;
}

/** In CSS pixels: the tools float above and below. */
const margin = { across: 24, down: 64 };

/** Choices for one image; the next one starts afresh. */
interface Choice {
  assetId: string;
  look: Look;
  inputNumber: number | undefined;
}

/** The image on the stage and what is known about it, with all keyboard commands. */
export function ViewedImage(props: ViewedImageProps) {
  const { asset, generation, inputs, goneCount, actionsOf, moves } = props;
  const t = useTranslations("viewer");
  const surface = useRef<HTMLDivElement>(null);
  const { areDetailsShown } = useViewerSettings();
  const { place, count, findNearest, onPrevious, onNext } = useNeighbours(asset.id, moves);
  const { change } = useAssetChanges(asset.id);
  const { trash, restore } = useImageActions();
  const { takeAsInput, takeInstead, takeSeed, takeAll } = useTakeImage();
  const continueFrom = useContinue();
  const [made, setMade] = useState<Choice>();
  const [isHeld, setHeld] = useState(false);
  const swipe = (by: 1 | -1) => (by === 1 ? onNext : onPrevious)?.();
  const zoom = useZoom({ key: asset.id, image: asset, surface, margin, onSwipe: swipe });

  const unmade: Choice = { assetId: asset.id, look: "result", inputNumber: undefined };
  const choice = made?.assetId === asset.id ? made : unmade;
  const input = inputs.find(({ number }) => number === choice.inputNumber) ?? likelyInput(inputs);
  const look = input ? (isHeld ? "input" : choice.look) : "result";
  const choose = (news: Partial<Choice>) => setMade({ ...choice, ...news });

  const putAway = async () => {
    if (asset.trashedAt) return;
    moves.current.isMoving = true;
    const nearest = await findNearest();
    void trash([asset]);
    if (nearest) viewImage(nearest);
    else closeCloseUp();
  };
  const perform = (command: ViewerCommand) => {
    switch (command.kind) {
      case "go":
        return swipe(command.by);
      case "rate":
        change({ rating: command.stars });
        if (command.goesOn) onNext?.();
        return;
      case "star":
        return change({ starred: !asset.starred });
      case "trash":
        void putAway();
        return;
      case "asInput":
        return takeAsInput(asset.id);
      case "inputInstead":
        return takeInstead(asset.id);
      case "continue":
        void continueFrom(asset);
        return;
      case "seed":
        return takeSeed(asset);
      case "settings":
        void takeAll(asset);
        return;
      case "details":
        return toggleViewerSetting("areDetailsShown");
      case "boxes":
        return toggleViewerSetting("areBoxesShown");
      case "lineage":
        return showLineage(asset.id);
      case "wipe":
        return choose({ look: choice.look === "wipe" ? "result" : "wipe" });
      case "input":
        return setHeld(true);
      case "actual":
        return zoom.toggle();
      case "zoomIn":
        return zoom.zoomIn();
      case "zoomOut":
        return zoom.zoomOut();
      default:
        return command satisfies never;
    }
  };
  const onCommand = (command: ViewerCommand, isRepeat: boolean) => {
    if (!moves.current.isMoving) perform(command);
    else if (!isRepeat) moves.current.waiting.push(command);
  };
  const onRelease = () => {
    setHeld(false);
    moves.current.waiting = moves.current.waiting.filter(({ kind }) => kind !== "input");
  };
  const onArrival = useEffectEvent(() => {
    moves.current.isMoving = false;
    while (!moves.current.isMoving) {
      const next = moves.current.waiting.shift();
      if (!next) return;
      perform(next);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each image that is shown is an arrival.
  useEffect(() => onArrival(), [asset.id]);
  useViewerKeys({ onCommand, onRelease });

  return (
    <>
      <ViewerHeader title={asset.name}>
        <NameField
          key={`${asset.id}-${asset.name}`}
          name={asset.name}
          onName={(name) => change({ name })}
        />
        {place !== undefined && (
          <p className="shrink-0 text-xs text-faint tabular-nums">
            {t("position", { place: place + 1, count })}
          </p>
        )}
        {asset.trashedAt && (
          <span className="flex items-center gap-2 text-xs whitespace-nowrap text-caution">
            {t("inTrash")}
            <Button size="small" onClick={() => void restore([asset])}>
              {t("restore")}
            </Button>
          </span>
        )}
      </ViewerHeader>
      <div className="flex min-h-0 flex-1 max-[900px]:flex-col">
        <div className="relative min-h-0 min-w-0 flex-1">
          <ViewerStage
            asset={asset}
            surface={surface}
            zoom={zoom}
            look={look}
            input={input}
            onPrevious={onPrevious}
            onNext={onNext}
          />
          {input && (
            <LookBar
              look={choice.look}
              onLook={(next) => choose({ look: next })}
              inputs={inputs}
              input={input}
              onInput={({ number }) => choose({ inputNumber: number })}
              onHold={setHeld}
            />
          )}
        </div>
        {areDetailsShown && (
          <aside
            aria-label={t("details")}
            className="flex min-h-0 w-84 shrink-0 flex-col border-l border-line max-[900px]:h-80 max-[900px]:w-auto max-[900px]:border-t max-[900px]:border-l-0"
          >
            <ViewerDetails
              key={asset.id}
              asset={asset}
              generation={generation}
              inputs={inputs}
              goneCount={goneCount}
              onTrash={putAway}
              actions={generation && actionsOf(generation)}
            />
          </aside>
        )}
      </div>
    </>
  );
}
