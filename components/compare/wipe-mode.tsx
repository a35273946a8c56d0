"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "@/components/ui/slider";
import { ModeFrame, roomAbove } from "./mode-frame";
import { PairCorner } from "./pair-corner";
import { type PairModeProps, PairPane } from "./pair-pane";
import { Surface } from "./surface";
import { WipeHandle } from "./wipe-handle";

/** A on the left of an edge that is moved, B on its right. */
export function WipeMode({ a, b, room, step }: PairModeProps) {
  const t = useTranslations("compare.wipe");
  const [percent, setPercent] = useState(50);
  const pane = roomAbove(room);
  const edge = Math.round((pane.width * percent) / 100);
  return (
    <ModeFrame
      controls={
        <Slider
          label={t("edge")}
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
        step={step}
        overlay={
          <>
            <WipeHandle edge={edge} pane={pane} percent={percent} onPercent={setPercent} />
            <PairCorner side="left" letter="A" text={a.caption} />
            <PairCorner side="right" letter="B" text={b.caption} />
          </>
        }
      >
        {a.picture && <Surface picture={a.picture} pane={pane} step={step} />}
        <div className="absolute inset-y-0 right-0 overflow-hidden bg-sunk" style={{ left: edge }}>
          <div className="absolute top-0" style={{ ...pane, left: -edge }}>
            {b.picture && <Surface picture={b.picture} pane={pane} step={step} />}
          </div>
        </div>
      </PairPane>
    </ModeFrame>
  );
}
