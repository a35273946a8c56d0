"use client";

import { useTranslations } from "next-intl";
import { OverlaidMode } from "./overlaid-mode";
import type { PairModeProps } from "./pair-pane";

/** B over A, as see-through as one likes. */
export function OnionMode(props: PairModeProps) {
  const t = useTranslations("compare.onion");
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
