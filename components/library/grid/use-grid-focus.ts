"use client";

import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { hearOfFocus } from "@/lib/client/library/grid-focus";
import type { GridLayout } from "@/lib/core/library/grid/grid-layout";
import { rowOf } from "@/lib/core/library/grid/grid-layout";
import { gapPx } from "./use-grid-window";
import type { LibraryEntries } from "./use-library-list";

/** An entry by its place, and by its key if known, because others may join in front of it. */
export interface HeldPlace {
  place: number;
  key: string | undefined;
}

/** As many neighbours are tried; beyond them the number of the place is good enough. */
const nearby = 200;

/** The key of what comes next, or before, of those that are still there. */
function survivorOf(
  place: number | undefined,
  before: LibraryEntries,
  now: LibraryEntries,
): string | undefined {
  if (place === undefined) return undefined;
  for (const direction of [1, -1]) {
    for (let step = 1; step <= nearby; step += 1) {
      const next = place + direction * step;
      if (next < 0 || next >= before.places.count) break;
      const key = before.keyAt(next);
      if (key !== undefined && now.placeOf(key) !== undefined) return key;
    }
  }
  return undefined;
}

/** The focused tile: the one Tab leads to, scrolled into view when keys move to it. */
export function useGridFocus(
  scroller: RefObject<HTMLElement | null>,
  entries: LibraryEntries,
  layout: GridLayout,
) {
  const [held, setHeld] = useState<HeldPlace>({ place: 0, key: undefined });
  /** The tile that takes the focus once it is drawn, and whether to scroll to it. */
  const wanted = useRef<{ at: HeldPlace; isOutOfSight: boolean }>(undefined);
  /** Whether a tile has the focus, or had it when it disappeared. */
  const isWithin = useRef(false);
  const placeNow = ({ place, key }: HeldPlace) =>
    (key === undefined ? undefined : entries.placeOf(key)) ??
    Math.min(place, Math.max(0, entries.places.count - 1));
  const place = placeNow(held);

  const scrollTo = (at: number) => {
    const element = scroller.current;
    if (!element) return;
    const row = rowOf(layout, at);
    const top = layout.tops[row] ?? 0;
    const bottom = layout.tops[row + 1] ?? top;
    if (top < element.scrollTop) element.scrollTop = row === 0 ? 0 : top - gapPx;
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight + gapPx;
    }
  };

  /** The entries as last drawn, for finding what is left near one that has gone. */
  const seen = useRef(entries);
  const placeOfSurvivor = (key: string | undefined) => {
    if (key === undefined) return undefined;
    const next = survivorOf(seen.current.placeOf(key), seen.current, entries);
    return next === undefined ? undefined : entries.placeOf(next);
  };

  // A tile can take the focus only once it is drawn.
  useEffect(() => {
    const isLost = isWithin.current && document.activeElement === document.body;
    const { at, isOutOfSight } = wanted.current ?? { at: held, isOutOfSight: false };
    if (!wanted.current && !isLost) return;
    const known = at.key === undefined ? at.place : entries.placeOf(at.key);
    // What comes back from the trash is in the list a moment later.
    if (known === undefined && wanted.current) return;
    const next = known ?? placeOfSurvivor(at.key) ?? place;
    if (isOutOfSight) scrollTo(next);
    const tile = `[data-place="${next}"]`;
    // Keep the focus in the history while the user moves through it.
    const isElsewhere = document.activeElement?.closest("[role=dialog]");
    const main = scroller.current?.querySelector<HTMLElement>(
      `${tile}[data-main], ${tile} [data-main]`,
    );
    if (!main) return;
    if (!isElsewhere) main.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  useEffect(() => {
    const before = seen.current;
    seen.current = entries;
    const { key } = held;
    if (key === undefined || entries.placeOf(key) !== undefined) return;
    const next = survivorOf(before.placeOf(key), before, entries);
    if (next !== undefined) setHeld({ place: entries.placeOf(next) ?? held.place, key: next });
  }, [entries, held]);

  const want = useEffectEvent((assetId: string | undefined) => {
    const at = { place: assetId === undefined ? place : held.place, key: assetId };
    wanted.current = { at, isOutOfSight: true };
    setHeld(at);
  });
  useEffect(() => {
    const forget = ({ target }: Event) => {
      // If the user has moved on, leave the focus there.
      if (wanted.current?.isOutOfSight) wanted.current = undefined;
      const isInside = target instanceof Node && scroller.current?.contains(target);
      if (!isInside) isWithin.current = false;
    };
    const end = hearOfFocus(want);
    window.addEventListener("keydown", forget, { capture: true });
    window.addEventListener("pointerdown", forget, { capture: true });
    return () => {
      end();
      window.removeEventListener("keydown", forget, { capture: true });
      window.removeEventListener("pointerdown", forget, { capture: true });
    };
  }, [scroller]);

  const holdingOf = (at: number): HeldPlace => ({ place: at, key: entries.keyAt(at) });
  return {
    place,
    placeNow,
    holdingOf,
    hold: (at: number) => setHeld(holdingOf(at)),
    moveTo: (at: number) => {
      setHeld(holdingOf(at));
      wanted.current = { at: { place: at, key: undefined }, isOutOfSight: false };
      scrollTo(at);
    },
    onEnter: () => {
      isWithin.current = true;
    },
    /** The browser sends no blur event when the tile itself disappears. */
    onLeave: () => {
      isWithin.current = false;
    },
  };
}
