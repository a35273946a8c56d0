"use client";

import { useTranslations } from "next-intl";
import {
  type DragEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { classes } from "@/components/ui/classes";
import { carryAssets } from "@/lib/client/uploads/dropped";
import {
  framesOfRow,
  heightOf,
  rowCountOf,
  type TileFrame,
} from "@/lib/core/library/grid/grid-layout";
import { preloadTileActions } from "../asset-tile";
import type { MenuTarget } from "../organising/tile-menu";
import { GridTile } from "./grid-tile";
import { Scrubber } from "./scrubber";
import { placeOfEvent, useGridActs } from "./use-grid-acts";
import { useGridFocus } from "./use-grid-focus";
import { useGridWindow } from "./use-grid-window";
import type { LibraryEntries } from "./use-library-list";
import { useLongPress } from "./use-long-press";
import { useMarquee } from "./use-marquee";

/** The page never holds more pictures than this. */
const mostPictures = 400;
/** This long after loading, the page has nothing else to do. */
const idleMs = 1_000;

interface LibraryGridProps {
  entries: LibraryEntries;
  look: "rows" | "squares";
  /** The ideal row height, in CSS pixels. */
  size: number;
  onStack: (stackKey: string) => void;
  onMenu: (target: MenuTarget) => void;
}

/** A grid that mounts only the visible rows, however many images there are. */
export function LibraryGrid({ entries, look, size, onStack, onMenu }: LibraryGridProps) {
  const t = useTranslations("library");
  const scroller = useRef<HTMLDivElement>(null);
  const name = entries.list.search;
  const { layout, top, height, pace, inSight, drawn } = useGridWindow(scroller, {
    name,
    content: entries,
    look,
    size,
  });
  const focus = useGridFocus(scroller, entries, layout);
  const acts = useGridActs({ entries, layout, page: height, focus, onStack });
  const marquee = useMarquee({ layout, imageAt: acts.imageAt, runAt: acts.runAt });
  const touch = useLongPress((target) => {
    const place = placeOfEvent({ target });
    if (place !== undefined) acts.toggle(place);
  });
  const [hovered, setHovered] = useState<number>();
  const [hasFocus, setHasFocus] = useState(false);

  const firstInSight = layout.starts[inSight.first] ?? 0;
  const lastInSight = (layout.starts[inSight.last + 1] ?? 1) - 1;
  const { look: lookAt } = entries;
  useEffect(() => {
    // Request nothing while the grid flies past.
    if (pace !== "flying" && height > 0) lookAt(firstInSight, lastInSight);
  }, [lookAt, pace, height, firstInSight, lastInSight]);

  useEffect(() => {
    const timer = setTimeout(preloadTileActions, idleMs);
    return () => clearTimeout(timer);
  }, []);

  const frames: TileFrame[] = [];
  const lastRow = Math.min(drawn.last, rowCountOf(layout) - 1);
  for (let row = drawn.first; row <= lastRow; row += 1) frames.push(...framesOfRow(layout, row));

  const begin = (event: DragEvent) => {
    const place = placeOfEvent(event);
    const ids = place === undefined || event.shiftKey ? [] : acts.carriedFrom(place);
    // Shift and drag draws a rectangle; a finger scrolls or selects.
    if (ids.length === 0 || touch.isTouch()) event.preventDefault();
    else carryAssets(event.dataTransfer, ids);
  };
  const hover = (event: PointerEvent) => {
    if (event.pointerType === "mouse") setHovered(placeOfEvent(event));
  };
  const openMenu = (event: MouseEvent) => {
    const place = placeOfEvent(event);
    const asset = place === undefined ? undefined : acts.imageAt(place);
    if (place === undefined || !asset || event.shiftKey) return;
    event.preventDefault();
    if (touch.isTouch()) return;
    const images = acts.carriedImages(place);
    const frame = event.currentTarget.querySelector(`[data-place="${place}"]`);
    const { left = 0, top: above = 0 } = frame?.getBoundingClientRect() ?? {};
    // A menu opened by keyboard has no pointer to appear at.
    const isByKey = event.button !== 2;
    const at = isByKey ? { x: left + 16, y: above + 16 } : { x: event.clientX, y: event.clientY };
    onMenu({ asset, images, ...at });
  };

  const isLong = heightOf(layout) > 2 * height && height > 0;
  const hasDates = !/(^|&)(sort=rating|colours=)/.test(name);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <div
        ref={scroller}
        {...marquee.handlers}
        className={classes(
          "min-h-0 flex-1 overflow-y-auto px-3 pt-1 pb-3 [overflow-anchor:none]",
          isLong && hasDates ? "pr-4.5 [scrollbar-width:none]" : "[scrollbar-width:thin]",
        )}
      >
        <ul
          aria-label={t("images")}
          // A separate layer moves as painted; otherwise each step would repaint everything.
          className="relative select-none will-change-transform"
          style={{ height: heightOf(layout) }}
          onClick={acts.onClick}
          onKeyDown={acts.onKeyDown}
          onDragStart={begin}
          onContextMenu={openMenu}
          onPointerOver={hover}
          // The pointer may have come before the page listened, or a tile may have moved under it.
          onPointerMove={hover}
          onPointerLeave={() => setHovered(undefined)}
          onFocus={(event) => {
            const place = placeOfEvent(event);
            if (place !== undefined) focus.hold(place);
            focus.onEnter();
            setHasFocus(true);
          }}
          onBlur={() => {
            focus.onLeave();
            setHasFocus(false);
          }}
          {...touch.handlers}
        >
          {frames.map((frame, turn) => {
            const { index } = frame;
            const isInTabOrder = index === focus.place;
            return (
              <GridTile
                key={entries.keyAt(index) ?? `place-${index}`}
                entry={entries.entryAt(index)}
                frame={frame}
                count={entries.places.count}
                hasPicture={pace === "slow" && turn < mostPictures}
                isHeld={(index === hovered && pace === "slow") || (isInTabOrder && hasFocus)}
                isInTabOrder={isInTabOrder}
              />
            );
          })}
          {marquee.area && (
            <li
              aria-hidden
              className="pointer-events-none absolute rounded-sm border border-accent-line bg-accent-soft"
              style={{
                left: marquee.area.left,
                top: marquee.area.top,
                width: marquee.area.right - marquee.area.left,
                height: marquee.area.bottom - marquee.area.top,
              }}
            />
          )}
        </ul>
      </div>
      {isLong && hasDates && (
        <Scrubber
          scroller={scroller}
          layout={layout}
          places={entries.places}
          outline={entries.list.outline}
          top={top}
          page={height}
        />
      )}
    </div>
  );
}
