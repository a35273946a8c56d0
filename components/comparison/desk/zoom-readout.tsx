"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { wholeView } from "@/lib/core/comparison-view/step-view";

/** How much larger than fitted all images are; a press fits them again. */
export function ZoomReadout() {
  const { step } = useDesk();
  const t = useTranslations("comparison");
  const percent = useSyncExternalStore(
    step.onFrame,
    () => Math.round(step.read().magnification * 100),
    () => 100,
  );
  return (
    <Button size="small" look="quiet" onClick={() => step.change(() => wholeView)}>
      {t("inStep", { percent })}
    </Button>
  );
}
