"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import { type PairModeProps, PairPane } from "@/components/comparison/pane/pair-pane";
import { Surface } from "@/components/comparison/pane/surface";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { useDesk, useDeskView } from "@/lib/client/comparison/desk-store";
import type { DifferenceState } from "@/lib/client/comparison/use-difference";
import { madePicture } from "@/lib/client/picture/picture";
import type { DifferenceKind } from "@/lib/core/comparison-view/difference";
import { ModeFrame, roomAbove } from "./mode-frame";

const kinds = ["seen", "values"] as const satisfies DifferenceKind[];

/** Where A and B differ by more than a threshold, over a dimmed A. */
export function DifferenceMode({ a, b, room }: PairModeProps) {
  const t = useTranslations("comparison.difference");
  const { view } = useDesk();
  const measure = useDeskView((latest) => latest.difference);
  const { difference: state } = useCompared();
  const pane = roomAbove(room);
  const map = state.kind === "measured" ? state.found.map : undefined;
  const { width, height } = a;
  // It covers A exactly, whatever size the two were compared at.
  const picture = useMemo(
    () => map && madePicture("difference", map, { width, height }),
    [map, width, height],
  );

  return (
    <ModeFrame
      controls={
        <>
          <Segmented
            label={t("kind")}
            value={measure.kind}
            options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            onValue={(kind) => view.setState({ difference: { ...measure, kind } })}
          />
          <Slider
            label={t("threshold")}
            value={measure.threshold}
            min={0}
            max={30}
            step={0.5}
            onValue={(threshold) => view.setState({ difference: { ...measure, threshold } })}
            text={measure.kind === "seen" ? `ΔE ${measure.threshold}` : `${measure.threshold} %`}
          />
        </>
      }
    >
      <PairPane
        a={a}
        b={b}
        pane={pane}
        overlay={
          <p
            role="status"
            className="pointer-events-none absolute top-2 left-2 rounded-sm bg-black/65 px-1.5 py-0.5 text-2xs text-white"
          >
            <DifferenceWords state={state} />
          </p>
        }
      >
        {picture && <Surface picture={picture} pane={pane} />}
      </PairPane>
    </ModeFrame>
  );
}

function DifferenceWords({ state }: { state: DifferenceState }) {
  const t = useTranslations("comparison.difference");
  if (state.kind !== "measured") return t(state.kind);
  return t("differs", { percent: state.found.share * 100 });
}
