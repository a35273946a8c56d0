"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { isTyping } from "@/lib/client/is-typing";
import { useElementSize } from "@/lib/client/use-element-size";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";
import { type DeskMode, modeKeys, type Pair } from "./desk-mode";
import { FactsPanel } from "./facts-panel";
import { GridMode } from "./grid-mode";
import { createStepStore } from "./step-store";
import { Toolbar } from "./toolbar";
import { useDeskImages } from "./use-desk-images";

interface DeskProps {
  /** As the address has them. */
  imageIds: string[];
  images: ComparedImage[];
  /** Ids of images that the library does not have. */
  missing: string[];
}

/** Images side by side: the panes, the ways of looking, and what is known of them. */
export function Desk({ imageIds, images, missing }: DeskProps) {
  const t = useTranslations("compare");
  const area = useRef<HTMLDivElement>(null);
  const room = useElementSize(area);
  const [step] = useState(createStepStore);
  const [mode, setMode] = useState<DeskMode>("grid");
  const [chosen, setChosen] = useState<Pair>();
  const ids = images.map(({ asset }) => asset.id);
  const pair = pairOf(chosen, ids);
  const desk = useDeskImages(images, pair);

  /** The one that is pressed becomes B; the one that was pressed before it is A. */
  const choose = (id: string) => {
    if (!pair || pair[1] === id) return;
    setChosen([pair[1], id]);
  };

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const next = Object.entries(modeKeys).find(([key]) => key === event.key.toLowerCase())?.[1];
    if (next && (next === "grid" || pair)) setMode(next);
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)_320px] max-[1000px]:grid-cols-1 max-[1000px]:grid-rows-[minmax(0,1fr)_300px]">
      <section aria-label={t("images")} className="flex min-h-0 min-w-0 flex-col">
        <div ref={area} className="m-3 mb-0 min-h-0 flex-1 overflow-hidden">
          {room.width > 0 && <GridMode images={desk} room={room} step={step} onChoose={choose} />}
        </div>
        <Toolbar mode={mode} hasPair={pair !== undefined} onMode={setMode} />
      </section>
      <FactsPanel images={desk} imageIds={imageIds} missing={missing} />
    </div>
  );
}

/** The pair that was chosen, as far as its images are there; else the first two. */
function pairOf(chosen: Pair | undefined, ids: string[]): Pair | undefined {
  if (chosen?.every((id) => ids.includes(id))) return chosen;
  const [one, other] = ids;
  return one && other ? [one, other] : undefined;
}
