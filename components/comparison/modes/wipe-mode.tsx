"use client";

import { useTranslations } from "next-intl";
import type { PairModeProps } from "@/components/comparison/pane/pair-pane";
import { WipeHandle } from "@/components/ui/wipe-handle";
import { type Overlaid, OverlaidMode } from "./overlaid-mode";

/** In whole CSS pixels from the left. */
const edgeOf = ({ pane, percent }: Overlaid) => Math.round((pane.width * percent) / 100);

/** A on the left of a movable edge, B on its right. */
export function WipeMode(props: PairModeProps) {
  const t = useTranslations("comparison.wipe");
  return (
    <OverlaidMode
      {...props}
      label={t("edge")}
      over={(b, overlaid) => {
        const edge = edgeOf(overlaid);
        return (
          <div
            className="absolute inset-y-0 right-0 overflow-hidden bg-sunk"
            style={{ left: edge }}
          >
            <div className="absolute top-0" style={{ ...overlaid.pane, left: -edge }}>
              {b}
            </div>
          </div>
        );
      }}
      above={({ percent, setPercent }) => (
        <WipeHandle label={t("edge")} percent={percent} onPercent={setPercent} />
      )}
    />
  );
}
