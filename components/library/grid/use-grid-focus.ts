"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import type { GridLayout } from "@/lib/core/library/grid-layout";
import { rowOf } from "@/lib/core/library/grid-layout";
import { gapPx } from "./use-grid-window";
import type { LibraryEntries } from "./use-library-list";

/** An entry by its place, and by its key if known, because others may join in front of it. */
export interface HeldPlace {
  place: number;
  key: string | undefined;
}

/** The focused tile: the one Tab leads to, scrolled into view when keys move to it. */
export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  entries: LibraryEntries,
  layout: GridLayout,
) {
  const [held, setHeld] = useState<HeldPlace>({ place: 0, key: undefined });
  const wanted = useRef<number>(undefined);
  const gone = useRef<string>(undefined);
  const placeNow = ({ place, key }: HeldPlace) =>
    (key === undefined ? undefined : entries.placeOf(key)) ??
    Math.min(place, Math.max(0, entries.places.count - 1));
  const place = placeNow(held);

  // A tile can take the focus only once it is drawn.
  useEffect(() => {
    // One that was scrolled out of sight is still there, and would scroll back.
    if (gone.current !== undefined && entries.placeOf(gone.current) === undefined) {
      wanted.current = place;
    }
    gone.current = undefined;
    if (wanted.current === undefined) return;
    const at = `[data-place="${wanted.current}"]`;
    const main = scroller.current?.querySelector<HTMLElement>(
      `${at}[data-main], ${at} [data-main]`,
    );
    if (!main) return;
    main.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const holdingOf = (at: number): HeldPlace => ({ place: at, key: entries.keyAt(at) });
  return {
    place,
    placeNow,
    holdingOf,
    hold: (at: number) => setHeld(holdingOf(at)),
    /** When a tile has gone with the focus: the one now in its place takes it. */
    passOn: (key: string) => {
      gone.current = key;
      setHeld((before) => ({ ...before }));
    },
    moveTo: (at: number) => {
      setHeld(holdingOf(at));
      wanted.current = at;
      const element = scroller.current;
      if (!element) return;
      const row = rowOf(layout, at);
      const top = layout.tops[row] ?? 0;
      const bottom = layout.tops[row + 1] ?? top;
      if (top < element.scrollTop) element.scrollTop = row === 0 ? 0 : top - gapPx;
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom - element.clientHeight + gapPx;
      }
    },
  };
}
