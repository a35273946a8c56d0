"use client";

import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useElementSize } from "@/lib/client/browser/use-element-size";
import { gridPositionOf, keepGridPosition } from "@/lib/client/library/grid-positions";
import {
  entryCountOf,
  type GridLayout,
  gridLayout,
  overscanPx,
  rowAt,
  rowOf,
  rowsBetween,
  squareSize,
} from "@/lib/core/library/grid/grid-layout";

export const gapPx = 8;
/** Above this speed a row is visible for less than a quarter of a second: colours are enough. */
const fastPxPerMs = 4;
/** Above this speed, requested data would arrive after the row is gone. */
const flyingPxPerMs = 6;
/** Scrolling counts as ended after this long without an event. */
const restMs = 120;
/** The window moves in steps, so that not every pixel renders again. */
const stepPx = 64;

/** How fast the rows go past: too fast for pictures, or for any request. */
type Pace = "slow" | "fast" | "flying";

/** What is in the grid: each entry's width, and how to find an entry again when others join. */
interface GridContent {
  aspects: Float32Array;
  keyAt: (place: number) => string | undefined;
  placeOf: (key: string) => number | undefined;
}

interface GridWindowOptions {
  /** Identifies the list, so that its position can be restored. */
  name: string;
  content: GridContent;
  look: "rows" | "squares";
  size: number;
}

/** The first entry of the first visible row, and how far that row is scrolled out. */
interface Anchor {
  place: number;
  offset: number;
}

/** What is in the page. */
interface Shown {
  layout: GridLayout | undefined;
  content: GridContent;
}

interface Arrangement {
  aspects: Float32Array;
  shape: string;
  pivot: number;
}

/**
 * Which rows are visible. The visible part stays in place when entries join or leave above it, when
 * the space changes, and when the user comes back.
 */
export function useGridWindow(
  scroller: RefObject<HTMLElement | null>,
  { name, content, look, size }: GridWindowOptions,
) {
  const { width, height } = useElementSize(scroller);
  const [anchor] = useState(() => ({ current: anchorOf(name, content) }));
  const { aspects } = content;
  const shape = `${width} ${look} ${size}`;
  const [arranged, setArranged] = useState<Arrangement>({ aspects, shape, pivot: 0 });
  const shown = useRef<Shown>({ layout: undefined, content });
  const last = useRef({ at: 0, top: 0 });
  let { pivot } = arranged;
  if (arranged.aspects !== aspects || arranged.shape !== shape) {
    // After a resize, and at the beginning where new images should be seen, every row is filled.
    pivot =
      arranged.shape === shape && anchor.current
        ? placeAmong(content, shown.current.content, anchor.current.place)
        : 0;
    setArranged({ aspects, shape, pivot });
  }

  const layout = useMemo(() => {
    const target = look === "squares" ? squareSize(width, gapPx, size) : size;
    const shapes = look === "squares" ? new Float32Array(aspects.length).fill(1) : aspects;
    return gridLayout(width > 0 ? shapes : new Float32Array(0), {
      width,
      gap: gapPx,
      target,
      pivot,
    });
  }, [aspects, look, size, width, pivot]);

  const [top, setTop] = useState(0);
  const [pace, setPace] = useState<Pace>("slow");

  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = { layout, content };
    const element = scroller.current;
    // Images that finish loading move nothing, and the current scroll position is not known here.
    if (!element || before.layout === layout || entryCountOf(layout) === 0) return;
    const held = anchor.current && {
      ...anchor.current,
      place: placeAmong(content, before.content, anchor.current.place),
    };
    anchor.current = held;
    const wanted = held ? (layout.tops[rowOf(layout, held.place)] ?? 0) + held.offset : 0;
    if (Math.abs(element.scrollTop - wanted) > 1) element.scrollTop = wanted;
    // A programmatic scroll does not count as speed.
    last.current.top = element.scrollTop;
    setTop(stepped(element.scrollTop));
  }, [layout, content, anchor, scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = () => keepGridPosition(name, positionOf(shown.current.layout, anchor.current));
    const rest = () => {
      setPace("slow");
      leave();
      // Back at the beginning, its first row is filled again.
      if (!anchor.current) {
        setArranged((latest) => (latest.pivot === 0 ? latest : { ...latest, pivot: 0 }));
      }
    };
    const onScroll = ({ timeStamp }: Event) => {
      const { scrollTop } = element;
      const { at, top: before } = last.current;
      const speed = Math.abs(scrollTop - before) / Math.max(1, timeStamp - at);
      last.current = { at: timeStamp, top: scrollTop };
      const { layout } = shown.current;
      // The event is about the rows in the page, not about those being laid out.
      if (layout) anchor.current = anchorAt(layout, scrollTop);
      setPace((latest) => fasterOf(latest, paceOf(speed)));
      setTop(stepped(scrollTop));
      clearTimeout(timer);
      timer = setTimeout(rest, restMs);
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("pagehide", leave);
    return () => {
      leave();
      clearTimeout(timer);
      setPace("slow");
      element.removeEventListener("scroll", onScroll);
      window.removeEventListener("pagehide", leave);
    };
  }, [anchor, name, scroller]);

  const inSight = rowsBetween(layout, top, top + height);
  return {
    layout,
    top,
    height,
    pace,
    inSight,
    drawn: rowsBetween(layout, top - overscanPx, top + height + overscanPx),
  };
}

const paceOf = (pxPerMs: number): Pace =>
  pxPerMs > flyingPxPerMs ? "flying" : pxPerMs > fastPxPerMs ? "fast" : "slow";

/** Until scrolling ends, it counts as fast as it was. */
function fasterOf(one: Pace, other: Pace): Pace {
  const paces: Pace[] = ["flying", "fast"];
  return paces.find((pace) => one === pace || other === pace) ?? "slow";
}

const stepped = (top: number) => Math.round(top / stepPx) * stepPx;

/** Where an earlier entry is now; if unknown, whichever entry took its place. */
function placeAmong(content: GridContent, before: GridContent, place: number): number {
  const key = before.keyAt(place);
  return (key === undefined ? undefined : content.placeOf(key)) ?? place;
}

/** Undefined at the beginning, which stays the beginning when images join. */
function anchorAt(layout: GridLayout, scrollTop: number): Anchor | undefined {
  if (scrollTop < gapPx) return undefined;
  const row = rowAt(layout, scrollTop);
  return { place: layout.starts[row] ?? 0, offset: scrollTop - (layout.tops[row] ?? 0) };
}

function anchorOf(name: string, { aspects }: GridContent): Anchor | undefined {
  const position = gridPositionOf(name);
  if (!position) return undefined;
  return { place: Math.max(0, aspects.length - position.fromEnd), offset: position.offset };
}

function positionOf(layout: GridLayout | undefined, anchor: Anchor | undefined) {
  if (!anchor || !layout || entryCountOf(layout) === 0) return undefined;
  return { fromEnd: entryCountOf(layout) - anchor.place, offset: anchor.offset };
}
