"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useElementSize } from "@/lib/client/use-element-size";
import type { LibraryEntry } from "@/lib/core/library/entries";
import { AssetTile } from "./asset-tile";
import { GenerationTile } from "./generation-tile";
import { MissingTile } from "./missing-tile";

const gapPx = 8;
const smallestTilePx = 120;
/** Width divided by height. */
const tileAspect = 1.32;
/** The rows beyond the last one in sight at which the next page is asked for. */
const rowsAhead = 6;

interface LibraryGridProps {
  /** Newest first. */
  entries: LibraryEntry[];
  isLoading: boolean;
  isFiltered: boolean;
  onOpen: (assetId: string) => void;
  onEnd: () => void;
}

/** A grid that mounts only the rows in sight, however many images there are. */
export function LibraryGrid({ entries, isLoading, isFiltered, onOpen, onEnd }: LibraryGridProps) {
  const t = useTranslations("library");
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(scroller);
  const columns = Math.max(2, Math.floor((width + gapPx) / (smallestTilePx + gapPx)));
  const tileWidth = (width - gapPx * (columns - 1)) / columns;
  const rowHeight = tileWidth / tileAspect + gapPx;
  const rowCount = Math.ceil(entries.length / columns);

  const rows = useVirtualizer({
    count: width > 0 ? rowCount : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 3,
  });
  useEffect(() => {
    if (rowHeight > gapPx) rows.measure();
  }, [rows, rowHeight]);

  const lastRow = rows.getVirtualItems().at(-1)?.index ?? 0;
  const isNearEnd = rowCount > 0 && lastRow >= rowCount - rowsAhead;
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, onEnd]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-3 pb-3 [scrollbar-width:thin]">
      {!isLoading && entries.length === 0 && (
        <div className="flex flex-col gap-1 py-6 text-center">
          <p className="font-semibold">{t(isFiltered ? "noneOfKind" : "emptyTitle")}</p>
          {!isFiltered && <p className="text-xs text-soft">{t("emptyHint")}</p>}
        </div>
      )}
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().flatMap((row) =>
          entries.slice(row.index * columns, (row.index + 1) * columns).map((entry, column) => (
            <li
              key={entry.key}
              className="absolute top-0 left-0"
              style={{
                width: tileWidth,
                height: rowHeight - gapPx,
                transform: `translate(${column * (tileWidth + gapPx)}px, ${row.start}px)`,
              }}
            >
              <EntryTile entry={entry} onOpen={onOpen} />
            </li>
          )),
        )}
      </ul>
    </div>
  );
}

function EntryTile({ entry, onOpen }: { entry: LibraryEntry; onOpen: (assetId: string) => void }) {
  if (entry.kind === "generation") return <GenerationTile generation={entry.generation} />;
  if (entry.kind === "missing") {
    return <MissingTile generation={entry.generation} failure={entry.failure} />;
  }
  return <AssetTile asset={entry.asset} generation={entry.generation} onOpen={onOpen} />;
}
