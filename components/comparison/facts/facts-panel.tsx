"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useCompared } from "@/components/comparison/pane/compared";
import { Button } from "@/components/ui/button";
import { useDesk } from "@/lib/client/comparison/desk-store";
import { inMode } from "@/lib/core/comparison-view/desk-view";
import { DecisionFields } from "./decision-fields";
import { PairTable } from "./pair-table";
import { SeedButton } from "./seed-button";
import { SharedSettings } from "./shared-settings";
import { useGoOn } from "./use-go-on";

interface FactsPanelProps {
  heading: ReactNode;
  actions: ReactNode;
}

/** What differs between the chosen images, what they share, and the decisions about them. */
export function FactsPanel({ heading, actions }: FactsPanelProps) {
  const t = useTranslations("comparison");
  const { view } = useDesk();
  const { images, pair, active } = useCompared();
  const goOn = useGoOn();

  return (
    <aside
      aria-label={t("facts")}
      className="flex min-h-0 flex-col border-l border-line bg-panel max-[1000px]:border-t max-[1000px]:border-l-0"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4 [scrollbar-width:thin] max-[1000px]:grid max-[1000px]:grid-cols-2">
        {heading}
        {pair && <PairTable pair={pair} />}
        <SharedSettings />
        {active && (
          <div className="flex flex-col gap-2">
            <DecisionFields key={active.id} image={active} />
            <SeedButton image={active.asset} />
          </div>
        )}
      </div>
      <div className="flex flex-col gap-2 border-t border-line p-4 max-[1000px]:flex-row max-[1000px]:flex-wrap max-[1000px]:py-2">
        {actions}
        <Button disabled={images.length < 2} onClick={() => view.setState(inMode("rank"))}>
          {t("rank.start")}
        </Button>
        <Button look="primary" disabled={!goOn} onClick={goOn}>
          {t("goOn")}
        </Button>
      </div>
    </aside>
  );
}
