"use client";

import type { PixelSize } from "@/lib/core/bbox/box";
import { BlinkMode } from "./blink-mode";
import { BoxesMode } from "./boxes-mode";
import type { DeskImage } from "./desk-image";
import type { DeskMode } from "./desk-mode";
import { DifferenceMode, type DifferenceView } from "./difference-mode";
import { GridMode } from "./grid-mode";
import type { LoupeStore } from "./loupe-store";
import { OnionMode } from "./onion-mode";
import { RankMode } from "./rank-mode";
import type { StepStore } from "./step-store";
import type { BoxPart } from "./use-box-parts";
import type { DifferenceState } from "./use-difference";
import { WipeMode } from "./wipe-mode";

interface DeskAreaProps {
  mode: DeskMode;
  images: DeskImage[];
  /** The pair, where there are two. */
  a: DeskImage | undefined;
  b: DeskImage | undefined;
  /** In CSS pixels. */
  room: PixelSize;
  step: StepStore;
  loupe: LoupeStore | undefined;
  boxes: BoxPart[];
  difference: {
    view: DifferenceView;
    onView: (view: DifferenceView) => void;
    state: DifferenceState;
  };
  onChoose: (id: string) => void;
  onRanked: (order: string[]) => void;
}

/** The panes, in the way in which they are looked at. */
export function DeskArea(props: DeskAreaProps) {
  const { mode, images, a, b, room, step, loupe, boxes, difference } = props;
  if (mode === "boxes") return <BoxesMode images={images} boxes={boxes} room={room} step={step} />;
  if (mode === "rank" && images.length > 1) {
    return <RankMode images={images} room={room} step={step} onRanked={props.onRanked} />;
  }
  if (!a || !b || mode === "grid" || mode === "rank") {
    return (
      <GridMode images={images} room={room} step={step} loupe={loupe} onChoose={props.onChoose} />
    );
  }
  const pair = { a, b, room, step };
  switch (mode) {
    case "wipe":
      return <WipeMode {...pair} />;
    case "onion":
      return <OnionMode {...pair} />;
    case "blink":
      return <BlinkMode {...pair} />;
    case "difference":
      return <DifferenceMode {...pair} {...difference} />;
  }
}
