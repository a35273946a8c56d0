"use client";

import dynamic from "next/dynamic";
import { useEffect } from "react";
import { stageMark } from "@/components/stage/use-stage-keys";
import { setBoxes, useDraft } from "@/lib/client/draft/draft-store";
import { useLitReference } from "@/lib/client/draft/lit-reference";
import { insertIntoPrompt } from "@/lib/client/draft/prompt-field";
import { useSelectedInput } from "@/lib/client/draft/selected-input";
import { useDraftModel } from "@/lib/client/draft/use-draft-problems";
import { usePromptWords } from "@/lib/client/draft/use-prompt-words";
import { setDrawing } from "@/lib/client/stage/on-stage";
import { useReshape } from "@/lib/client/uploads/use-reshape";
import type { Asset } from "@/lib/core/api/asset";
import { failureOf } from "@/lib/core/failure/failure-help";
import { isOpen } from "@/lib/core/generation/status";
import type { Look } from "@/lib/core/stage/on-stage";
import type { ResultCommand } from "@/lib/core/stage/result-keys";
import { EmptyStage } from "./empty-stage";
import { FailedStage } from "./failed-stage";
import { LookSwitch } from "./look-switch";
import { RunningStage } from "./running-stage";
import { StageBar } from "./stage-bar";
import { type OnStage, useOnStage } from "./use-on-stage";
import { useResultKeys } from "./use-result-keys";

// The canvas is half as heavy as the rest of the page, so it loads when there is something to draw.
const loadCanvas = () => import("@/components/stage/input-stage");
const InputStage = dynamic(loadCanvas, { ssr: false, loading: StageGround });
const ImageStage = dynamic(() => import("./image-stage"), { ssr: false, loading: StageGround });

const noBoxes: never[] = [];

/**
 * The selected input with its boxes, or the result of the last run made from it: the result comes
 * when it lands. Below, the images that led there, one after another.
 */
export function StageArea() {
  useReadyCanvas();
  const stage = useOnStage();
  const { choice, goTo, place, showLook, run } = stage;

  useResultKeys((command: ResultCommand) => {
    switch (command.kind) {
      case "chain":
        return goTo(place + command.by);
      case "resultOrInput":
        if (!run && !stage.other) return false;
        showLook(choice.look === "input" ? "result" : "input");
        return true;
      case "wipe":
        // On the result itself, the image hears of it.
        if (!stage.input || stage.part?.kind !== "image") return false;
        showLook("wipe");
        return true;
      default:
        return false;
    }
  });

  return (
    <div {...{ [stageMark]: "" }} className="flex size-full flex-col">
      <div className="relative min-h-0 flex-1">
        <Shown stage={stage} />
      </div>
      <StageBar stage={stage} />
    </div>
  );
}

function Shown({ stage }: { stage: OnStage }) {
  const { run, choice, input, other, parts, part, showLook, showPart } = stage;
  if (input) return <DrawnInput asset={input} stage={stage} />;
  if (stage.isWaiting) return <StageGround />;
  const imageProps = { look: choice.look, onLook: (look: Look) => chooseLook(showLook, look) };
  if (other) {
    return (
      <ImageStage
        key={other.id}
        image={other}
        {...imageProps}
        onPrevious={undefined}
        onNext={undefined}
      />
    );
  }
  if (!run || choice.look === "input") return <EmptyStage />;
  if (!part && isOpen(run.status)) return <RunningStage generation={run} />;
  if (part?.kind === "image") {
    const neighbour = (by: 1 | -1) => {
      const next = parts[parts.indexOf(part) + by];
      return next && (() => showPart(next));
    };
    return (
      <ImageStage
        key={part.asset.id}
        image={part.asset}
        {...imageProps}
        onPrevious={neighbour(-1)}
        onNext={neighbour(1)}
      />
    );
  }
  return (
    <FailedStage
      // Another image's failure starts fresh: details folded, nothing copied, no refusal shown.
      key={part?.index}
      generation={run}
      failure={part?.failure ?? failureOf(run)}
    />
  );
}

function DrawnInput({ asset, stage }: { asset: Asset; stage: OnStage }) {
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

/** Turns the stage. The switch is drawn anew with what it turns to, and keeps the focus there. */
function chooseLook(show: (look: Look) => void, look: Look): void {
  const isAtSwitch = document.activeElement?.matches(`[${stageMark}] [type=radio]`);
  show(look);
  if (!isAtSwitch) return;
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[${stageMark}] [type=radio]:checked`)?.focus(),
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
