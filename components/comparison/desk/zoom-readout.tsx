"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Tip } from "@/components/ui/tip";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { fitScale, wholeView } from "@/lib/core/comparison-view/shared-view";

/**
 * The scale of the pane that leads: 100 % shows each pixel of its image as one of the screen. A press
 * fits all images again.
 */
export function ZoomReadout() {
  const { sharedView, leader, onPanes } = useDesk();
  const t = useTranslations("comparison");
  const percent = useSyncExternalStore(
    (listener) => {
      const ends = [sharedView.onFrame(listener), onPanes(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    () => {
      const leading = leader();
      const { magnification } = sharedView.read();
      return leading && Math.round(fitScale(leading.image, leading.pane) * magnification * 100);
    },
    () => undefined,
  );
  if (percent === undefined) return null;
  return (
    <Tip text={t("fitAll")}>
      <Button size="small" look="quiet" onClick={() => sharedView.change(() => wholeView)}>
        {t("zoomTogether", { percent })}
      </Button>
    </Tip>
  );
}
