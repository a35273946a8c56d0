"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Slider } from "@/components/ui/slider";
import { ModeFrame, roomAbove } from "./mode-frame";
import { PairCorner } from "./pair-corner";
import { type PairModeProps, PairPane } from "./pair-pane";
import { Surface } from "./surface";

/** B over A, as see-through as one likes. */
export function OnionMode({ a, b, room, step }: PairModeProps) {
  const t = useTranslations("compare.onion");
  const [percent, setPercent] = useState(50);
  const pane = roomAbove(room);
  return (
    <ModeFrame
      controls={
        <Slider
          label={t("opacity")}
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
            <PairCorner side="left" letter="A" text={a.caption} />
            <PairCorner side="right" letter="B" text={b.caption} />
          </>
        }
      >
        {a.picture && <Surface picture={a.picture} pane={pane} step={step} />}
        <div className="absolute inset-0" style={{ opacity: percent / 100 }}>
          {b.picture && <Surface picture={b.picture} pane={pane} step={step} />}
        </div>
      </PairPane>
    </ModeFrame>
  );
}
