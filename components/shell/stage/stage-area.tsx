"use client";

import dynamic from "next/dynamic";
import { stageMark } from "@/components/stage/stage-mark";
import { useLoadedWhenIdle } from "@/lib/client/browser/use-loaded-when-idle";
import { failureOf } from "@/lib/core/failure/told-failure";
import { isOpen } from "@/lib/core/generation/status";
import type { Look } from "@/lib/core/stage/on-stage";
import type { ResultCommand } from "@/lib/core/stage/result-keys";
import { chooseLook } from "./choose-look";
import { EmptyStage } from "./empty-stage";
import { barParts, StageBar } from "./stage-bar";
import { type OnStage, useOnStage } from "./use-on-stage";
import { useResultKeys } from "./use-result-keys";

// The canvas is half as heavy as the rest of the page, so it loads when there is something to draw.
const loadCanvas = () => import("./drawn-input");
const loadRunning = () => import("./running-stage");
const loadFailed = () => import("./failed-stage");
const DrawnInput = dynamic(loadCanvas, { ssr: false, loading: StageGround });
const ImageStage = dynamic(() => import("./image-stage"), { ssr: false, loading: StageGround });
const RunningStage = dynamic(loadRunning, { ssr: false, loading: StageGround });
const FailedStage = dynamic(loadFailed, { ssr: false, loading: StageGround });

/** What the stage may show soon after the page has come. */
const soon = [loadCanvas, loadRunning, loadFailed, ...barParts];

/**
 * The selected input with its boxes, or the result of the last run made from it: the result comes
 * when it lands. Below, the images that led there, one after another.
 */
export function StageArea() {
  useLoadedWhenIdle(soon);
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

function StageGround() {
  return <div className="stage-ground size-full" />;
}
