"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { setWish, useWish } from "@/lib/client/address/wish";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { useIsBulkUnderWay } from "@/lib/client/library/bulk-progress";
import { setGridSettings, useGridSettings } from "@/lib/client/library/grid-settings";
import { useIsSelecting } from "@/lib/client/library/selection";
import { useSearchKey } from "@/lib/client/library/use-search-key";
import { useLibraryUploads } from "@/lib/client/uploads/library-uploads";
import { sizeRange } from "@/lib/core/library/grid/grid-layout";
import { apiSearchOf, withFilterPart } from "@/lib/core/library/wish";
import type { ColourSlot } from "./finding/colour-filter";
import { FilterBar } from "./finding/filter-bar";
import { FoundLine } from "./finding/found-line";
import { SearchField } from "./finding/search-field";
import { SizeControl } from "./grid/size-control";
import { useLibraryList } from "./grid/use-library-list";
import { LibraryEntriesView } from "./library-entries-view";
import { HistoryButton } from "./organising/history-button";
import { BringButtons } from "./portability/bring-buttons";

// None of these is on the first screen.
const LibraryPlaces = dynamic(() => import("./organising/places"), { ssr: false });
const SelectionBar = dynamic(() => import("./organising/selection-bar"), { ssr: false });
const TrashBar = dynamic(() => import("./organising/trash-bar"), { ssr: false });
const UploadsLine = dynamic(() => import("./portability/uploads-line"), { ssr: false });
const PurgeDialog = dynamic(() => import("./organising/purge-dialog"), { ssr: false });

const kinds = ["all", "results", "uploads"] as const;
const kindOf = { all: undefined, results: "output", uploads: "upload" } as const;

interface LibraryPanelProps {
  /** Whether it is beside the stage; otherwise it has the window to itself. */
  isBeside: boolean;
  colourSlot: ColourSlot;
}

/** The library: everything made or uploaded, with open and failed runs in their places. */
export function LibraryPanel({ isBeside, colourSlot }: LibraryPanelProps) {
  const t = useTranslations("library");
  const wish = useWish();
  const { list, generations, isError, isWaiting, askAgain } = useLibraryList(
    apiSearchOf(wish, new Date()),
  );
  useSearchKey();
  const isBringing = useLibraryUploads(({ total, kept }) => kept < total);
  const isUnderWay = useIsBulkUnderWay();
  const isSelecting = useIsSelecting() || isUnderWay;
  const ground = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(ground);
  const range = sizeRange(width, height);
  const wished = useGridSettings(({ besideSize, aloneSize }) =>
    isBeside ? besideSize : aloneSize,
  );
  const size = Math.min(range.max, Math.max(range.min, wished));
  const kind = kinds.find((name) => kindOf[name] === wish.filter.kind) ?? "all";
  const inTrash = wish.filter.trashed === true;
  /** What the user wants to delete for good. */
  const [purging, setPurging] = useState<{ assetIds: string[] | undefined }>();

  return (
    <div className="flex h-full min-h-0 max-[640px]:flex-col">
      {!isBeside && <LibraryPlaces />}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-2 p-3 pb-2">
          <span className="flex basis-full items-center gap-1">
            <SearchField />
            {!isBeside && <BringButtons />}
            <HistoryButton />
          </span>
          <Segmented
            label={t("filter.label")}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`filter.${value}`) }))}
            onValue={(value) => setWish(withFilterPart(wish, "kind", kindOf[value]))}
          />
          <FilterBar colourSlot={colourSlot} />
          <span className="ml-auto">
            <SizeControl
              size={size}
              range={range}
              onSize={(next) =>
                setGridSettings(isBeside ? { besideSize: next } : { aloneSize: next })
              }
            />
          </span>
        </div>
        {isBringing && <UploadsLine />}
        <FoundLine count={isWaiting ? undefined : list?.outline.total} />
        {inTrash && <TrashBar onEmpty={() => setPurging({ assetIds: undefined })} />}
        <div ref={ground} className="flex min-h-0 flex-1 flex-col">
          {isError && (
            <div className="flex flex-col items-start gap-3 p-3">
              <p role="alert" className="text-bad">
                {t("loadFailed")}
              </p>
              <Button onClick={askAgain}>{t("tryAgain")}</Button>
            </div>
          )}
          {list && generations && (
            <LibraryEntriesView
              // Another list starts at its own last position.
              key={list.search}
              list={list}
              generations={generations}
              size={size}
              onPurge={(assetIds) => setPurging({ assetIds })}
            />
          )}
        </div>
        {isSelecting && (
          <SelectionBar inTrash={inTrash} onPurge={(assetIds) => setPurging({ assetIds })} />
        )}
      </div>
      {purging && <PurgeDialog assetIds={purging.assetIds} onClose={() => setPurging(undefined)} />}
    </div>
  );
}
