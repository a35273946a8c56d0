"use client";

import type { ReactNode } from "react";
import { BlinkMode } from "@/components/compare/modes/blink-mode";
import { BoxesMode } from "@/components/compare/modes/boxes-mode";
import { DifferenceMode, type DifferenceView } from "@/components/compare/modes/difference-mode";
import { GridMode } from "@/components/compare/modes/grid-mode";
import type { GridView } from "@/components/compare/modes/grid-view";
import { OnionMode } from "@/components/compare/modes/onion-mode";
import { RankMode } from "@/components/compare/modes/rank-mode";
import type { BoxPart } from "@/components/compare/modes/use-box-parts";
import type { DifferenceState } from "@/components/compare/modes/use-difference";
import { WipeMode } from "@/components/compare/modes/wipe-mode";
import type { DeskImage } from "@/components/compare/pane/desk-image";
import type { DeskMode } from "./desk-mode";

interface DeskAreaProps extends GridView {
  mode: DeskMode;
  grid: ((view: GridView) => ReactNode) | undefined;
  /** The pair, if there is one. */
  a: DeskImage | undefined;
  b: DeskImage | undefined;
  boxes: BoxPart[];
  difference: {
    view: DifferenceView;
    onView: (view: DifferenceView) => void;
    state: DifferenceState;
  };
  onRanked: (order: string[]) => void;
}

/** The panes, in the current mode. */
export function DeskArea(props: DeskAreaProps) {
  const { mode, images, a, b, room, step, loupe, boxes, difference } = props;
  if (mode === "boxes") return <BoxesMode images={images} boxes={boxes} room={room} step={step} />;
  if (mode === "rank" && images.length > 1) {
    return <RankMode images={images} room={room} step={step} onRanked={props.onRanked} />;
  }
  if (!a || !b || mode === "grid" || mode === "rank") {
    const view = { images, room, step, loupe, onChoose: props.onChoose };
    return props.grid ? props.grid(view) : <GridMode {...view} />;
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
