"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type PairModeProps, PairPane } from "@/components/compare/pane/pair-pane";
import { madePicture, type Picture } from "@/components/compare/pane/picture";
import { Surface } from "@/components/compare/pane/surface";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import type { DifferenceKind } from "@/lib/core/comparison-view/difference";
import { ModeFrame, roomAbove } from "./mode-frame";
import type { DifferenceState } from "./use-difference";

/** The settings of the difference mode. */
export interface DifferenceView {
  kind: DifferenceKind;
  threshold: number;
}

interface DifferenceModeProps extends PairModeProps {
  view: DifferenceView;
  onView: (view: DifferenceView) => void;
  state: DifferenceState;
}

const kinds = ["seen", "values"] as const satisfies DifferenceKind[];

/** Where A and B differ by more than a threshold, over a dimmed A. */
export function DifferenceMode({ a, b, room, step, view, onView, state }: DifferenceModeProps) {
  const t = useTranslations("compare.difference");
  const pane = roomAbove(room);
  const map = state.kind === "measured" ? state.found.map : undefined;
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    // It covers A exactly, whatever size the two were compared at.
    if (map) setPicture(madePicture("difference", map, { width: a.width, height: a.height }));
  }, [map, a.width, a.height]);

  return (
    <ModeFrame
      controls={
        <>
          <Segmented
            label={t("kind")}
            value={view.kind}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onValue={(kind) => onView({ ...view, kind })}
          />
          <Slider
            label={t("threshold")}
            value={view.threshold}
            min={0}
            max={30}
            step={0.5}
            onValue={(threshold) => onView({ ...view, threshold })}
            text={view.kind === "seen" ? `ΔE ${view.threshold}` : `${view.threshold} %`}
          />
        </>
      }
    >
      <PairPane
        a={a}
        b={b}
        pane={pane}
        step={step}
        overlay={
          <p
            role="status"
            className="pointer-events-none absolute top-2 left-2 rounded-sm bg-black/65 px-1.5 py-0.5 text-2xs text-white"
          >
            <DifferenceWords state={state} />
          </p>
        }
      >
        {picture && <Surface picture={picture} pane={pane} step={step} />}
      </PairPane>
    </ModeFrame>
  );
}

function DifferenceWords({ state }: { state: DifferenceState }) {
  const t = useTranslations("compare.difference");
  if (state.kind !== "measured") return t(state.kind);
  return t("differs", { percent: state.found.share * 100 });
}
