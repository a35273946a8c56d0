"use client";

import { type ReactNode, useState } from "react";
import { PairCorner } from "@/components/comparison/pane/pair-corner";
import { type PairModeProps, PairPane } from "@/components/comparison/pane/pair-pane";
import { Surface } from "@/components/comparison/pane/surface";
import { Slider } from "@/components/ui/slider";
import type { PixelSize } from "@/lib/core/box/box";
import { ModeFrame, roomAbove } from "./mode-frame";

/** How far B shows, and where. */
export interface Overlaid {
  /** 0 to 100. */
  percent: number;
  setPercent: (percent: number) => void;
  /** In CSS pixels. */
  pane: PixelSize;
}

interface OverlaidModeProps extends PairModeProps {
  /** The name of the control that reveals B. */
  label: string;
  /** Draws B over A. */
  over: (b: ReactNode, overlaid: Overlaid) => ReactNode;
  /** Anything on top of both. */
  above?: (overlaid: Overlaid) => ReactNode;
}

/** B over A, revealed as far as the user wants. */
export function OverlaidMode({ a, b, room, label, over, above }: OverlaidModeProps) {
  const [percent, setPercent] = useState(50);
  const pane = roomAbove(room);
  const overlaid = { percent, setPercent, pane };
  return (
    <ModeFrame
      controls={
        <Slider
          label={label}
          value={percent}
          min={0}
          max={100}
          onValue={setPercent}
          text={`${percent} %`}
          className="w-56"
        />
      }
    >
      <PairPane
        a={a}
        b={b}
        pane={pane}
        overlay={
          <>
            {above?.(overlaid)}
            <PairCorner side="left" letter="A" text={a.caption} />
            <PairCorner side="right" letter="B" text={b.caption} />
          </>
        }
      >
        {a.picture && <Surface picture={a.picture} pane={pane} />}
        {over(b.picture && <Surface picture={b.picture} pane={pane} />, overlaid)}
      </PairPane>
    </ModeFrame>
  );
}
