"use client";

import { useTranslations } from "next-intl";
import type { PairModeProps } from "@/components/comparison/pane/pair-pane";
import { OverlaidMode } from "./overlaid-mode";

/** B over A, with adjustable opacity. */
export function OnionMode(props: PairModeProps) {
  const t = useTranslations("comparison.onion");
  return (
    <OverlaidMode
      {...props}
      label={t("opacity")}
      over={(b, { percent }) => (
        <div className="absolute inset-0" style={{ opacity: percent / 100 }}>
          {b}
        </div>
      )}
    />
  );
}
