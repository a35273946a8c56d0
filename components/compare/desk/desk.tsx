"use client";

import { Share } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { ExportDialog } from "@/components/compare/export/export-dialog";
import type { SheetMaker } from "@/components/compare/export/save-sheet";
import { FactsPanel } from "@/components/compare/facts/facts-panel";
import type { DifferenceView } from "@/components/compare/modes/difference-mode";
import type { GridView } from "@/components/compare/modes/grid-view";
import { useBoxParts } from "@/components/compare/modes/use-box-parts";
import { useDifference } from "@/components/compare/modes/use-difference";
import { createLoupeStore } from "@/components/compare/pane/loupe-store";
import { createStepStore } from "@/components/compare/pane/step-store";
import { Button } from "@/components/ui/button";
import { isTyping } from "@/lib/client/browser/is-typing";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { useTakeUp } from "@/lib/client/library/take-up";
import { looseSheet } from "@/lib/core/comparison-view/comparison-sheet";
import {
  type Decision,
  type Decisions,
  rankedDecisions,
  toggledVerdict,
  winnerOf,
} from "@/lib/core/comparison-view/decisions";
import { orderedPair } from "@/lib/core/comparison-view/pair";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";
import { shortcutOf } from "@/lib/core/keyboard/keymap";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { type ShortcutId, shortcuts } from "@/lib/core/shortcuts";
import { DeskArea } from "./desk-area";
import { type DeskMode, modeKeys } from "./desk-mode";
import { Toolbar } from "./toolbar";
import { useDeskImages } from "./use-desk-images";

interface DeskProps {
  /** Its name in exported files. */
  title: string;
  images: ComparedImage[];
  decisions: Decisions;
  onDecide: (changes: Record<string, Decision>) => void;
  /** Above the facts: what this comparison is, and the actions on it. */
  heading: ReactNode;
  /** More tools at the end of the toolbar. */
  tools?: ReactNode;
  /** Below the facts. */
  actions?: ReactNode;
  /** Replaces the grid that shows all images at once. */
  grid?: (view: GridView) => ReactNode;
  /** Replaces the sheet that shows all images side by side. */
  sheetOf?: SheetMaker;
}

/** Images side by side: the panes, the modes, the facts and the decisions. */
export function Desk({
  title,
  images,
  decisions,
  onDecide,
  heading,
  tools,
  actions,
  grid,
  sheetOf,
}: DeskProps) {
  const t = useTranslations("compare");
  const area = useRef<HTMLDivElement>(null);
  const room = useElementSize(area);
  const { takePart } = useTakeUp();
  const [step] = useState(createStepStore);
  const [loupe] = useState(createLoupeStore);
  const [mode, setMode] = useState<DeskMode>("grid");
  const [hasLoupe, setLoupe] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const [recent, setRecent] = useState<string[]>([]);
  const [view, setView] = useState<DifferenceView>({ kind: "seen", threshold: 2 });
  const ids = images.map(({ asset }) => asset.id);
  const pair = orderedPair(ids, recent);
  const activeId = recent.find((id) => ids.includes(id)) ?? pair?.[0] ?? ids[0];
  const desk = useDeskImages(images, pair, activeId, decisions);
  const [a, b] = pair ? pair.map((id) => desk.find((image) => image.id === id)) : [];
  const boxes = useBoxParts(a);
  const difference = useDifference(
    mode === "difference" && a && b
      ? {
          one: a.asset.urls.original,
          other: b.asset.urls.original,
          ...view,
          parts: boxes.map(({ part }) => part),
        }
      : undefined,
  );

  const choose = (id: string) => setRecent((before) => [id, ...before.filter((o) => o !== id)]);
  const winner = images.find(({ asset }) => asset.id === winnerOf(ids, decisions));
  const goOn = winner?.generation?.request;
  const decideActive = (verdict: "picked" | "rejected") => {
    if (activeId) onDecide({ [activeId]: toggledVerdict(decisions[activeId], verdict) });
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const key = shortcutKey(event);
    if (key === "Escape" && mode === "rank") setMode("grid");
    else if (!act(shortcutOf(shortcuts.compare, event), key)) return;
    event.preventDefault();
  });
  /** Says whether it did anything: what is about a pane or a mode, these hear of themselves. */
  const act = (shortcut: ShortcutId<"compare"> | undefined, key: string): boolean => {
    switch (shortcut) {
      case "ways": {
        const next = modeKeys[key];
        if (!next || (next !== "grid" && !pair)) return false;
        setMode(next);
        return true;
      }
      case "loupe":
        setLoupe(!hasLoupe);
        return true;
      case "verdict":
        decideActive(key === "p" ? "picked" : "rejected");
        return true;
      case "goOn":
        if (goOn) takePart(goOn, "all");
        return goOn !== undefined;
      case "chooseNext":
        chooseNext(key === "[" ? -1 : 1);
        return true;
      default:
        return false;
    }
  };
  const chooseNext = (by: number) => {
    const place = ids.indexOf(activeId ?? "");
    const next = ids[(place + by + ids.length) % ids.length];
    if (next) choose(next);
  };
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_320px] max-[1000px]:grid-cols-1 max-[1000px]:grid-rows-[minmax(0,1fr)_320px]">
      <section aria-label={t("images")} className="flex min-h-0 min-w-0 flex-col">
        <div ref={area} className="m-3 mb-0 min-h-0 flex-1 overflow-hidden">
          {room.width > 0 && (
            <DeskArea
              mode={mode}
              images={desk}
              a={a}
              b={b}
              room={room}
              step={step}
              loupe={hasLoupe ? loupe : undefined}
              grid={grid}
              boxes={boxes}
              difference={{ view, onView: setView, state: difference }}
              onChoose={choose}
              onRanked={(order) => {
                onDecide(rankedDecisions(decisions, order));
                setMode("grid");
              }}
            />
          )}
        </div>
        <Toolbar
          mode={mode}
          hasPair={pair !== undefined}
          onMode={setMode}
          hasLoupe={hasLoupe}
          onLoupe={setLoupe}
          step={step}
        >
          {tools}
          <Button
            size="small"
            look="quiet"
            disabled={desk.length === 0}
            onClick={() => setExporting(true)}
            className="h-8 text-sm"
          >
            <Share aria-hidden className="size-4" />
            {t("export.open")}
          </Button>
        </Toolbar>
      </section>
      <FactsPanel
        images={desk}
        boxes={boxes}
        difference={mode === "difference" ? difference : undefined}
        decisions={decisions}
        onDecide={onDecide}
        onRank={desk.length > 1 ? () => setMode("rank") : undefined}
        onGoOn={goOn && (() => takePart(goOn, "all"))}
        heading={heading}
        actions={actions}
      />
      {isExporting && (
        <ExportDialog
          title={title}
          images={desk}
          decisions={decisions}
          sheetOf={sheetOf ?? ((shown) => looseSheet(title, "", shown))}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}
