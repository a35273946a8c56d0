"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BoxPart } from "@/components/compare/modes/use-box-parts";
import type { DifferenceState } from "@/components/compare/modes/use-difference";
import type { DeskImage } from "@/components/compare/pane/desk-image";
import { Button } from "@/components/ui/button";
import type { Decision, Decisions } from "@/lib/core/comparison-view/decisions";
import { DecisionFields } from "./decision-fields";
import { PairTable } from "./pair-table";
import { SeedButton } from "./seed-button";
import { SharedSettings } from "./shared-settings";

interface FactsPanelProps {
  images: DeskImage[];
  boxes: BoxPart[];
  /** Undefined if not requested. */
  difference: DifferenceState | undefined;
  decisions: Decisions;
  onDecide: (changes: Record<string, Decision>) => void;
  onRank: (() => void) | undefined;
  onGoOn: (() => void) | undefined;
  heading: ReactNode;
  actions: ReactNode;
}

/** What differs between the chosen images, what they share, and the decisions about them. */
export function FactsPanel(props: FactsPanelProps) {
  const { images, boxes, difference, decisions, onDecide, onRank, onGoOn } = props;
  const t = useTranslations("compare");
  const pair = images.filter(({ letter }) => letter !== undefined);
  const active = images.find(({ isActive }) => isActive);

  return (
    <aside
      aria-label={t("facts")}
      className="flex min-h-0 flex-col border-l border-line bg-panel max-[1000px]:border-t max-[1000px]:border-l-0"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto p-4 [scrollbar-width:thin] max-[1000px]:grid max-[1000px]:grid-cols-2">
        {props.heading}
        {pair.length === 2 && <PairTable pair={pair} boxes={boxes} difference={difference} />}
        <SharedSettings images={images} />
        {active && (
          <div className="flex flex-col gap-2">
            <DecisionFields
              key={active.id}
              name={active.caption}
              decision={decisions[active.id]}
              onDecide={(decision) => onDecide({ [active.id]: decision })}
            />
            <SeedButton image={active.asset} />
          </div>
        )}
      </div>
      <div className="flex flex-col gap-2 border-t border-line p-4 max-[1000px]:flex-row max-[1000px]:flex-wrap max-[1000px]:py-2">
        {props.actions}
        <Button disabled={!onRank} onClick={onRank}>
          {t("rank.start")}
        </Button>
        <Button look="primary" disabled={!onGoOn} onClick={onGoOn}>
          {t("goOn")}
        </Button>
      </div>
    </aside>
  );
}
