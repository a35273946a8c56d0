"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { drawnRows, type RowSpan, rowsInSight } from "@/lib/core/library/grid/rows-in-sight";

interface LongListProps<Item> {
  items: Item[];
  keyOf: (item: Item) => string;
  /** The height of each row including the gap below it, in CSS pixels. */
  rowPx: number;
  label?: string;
  children: (item: Item) => ReactNode;
}

/**
 * A list of any length inside any scroll container, with only its visible rows in the page. A
 * focused row stays wherever the list is scrolled.
 */
export function LongList<Item>({ items, keyOf, rowPx, label, children }: LongListProps<Item>) {
  const list = useRef<HTMLUListElement>(null);
  const span = useRowSpan(list, items.length, rowPx);
  const [heldKey, setHeldKey] = useState<string>();
  const held = heldKey === undefined ? -1 : items.findIndex((item) => keyOf(item) === heldKey);
  return (
    <ul
      ref={list}
      aria-label={label}
      className="relative"
      style={{ height: items.length * rowPx }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setHeldKey(undefined);
      }}
    >
      {drawnRows(span, items.length, held === -1 ? undefined : held).map((place) => {
        const item = items[place];
        if (item === undefined) return null;
        const key = keyOf(item);
        return (
          <li
            key={key}
            aria-setsize={items.length}
            aria-posinset={place + 1}
            className="absolute inset-x-0"
            style={{ top: place * rowPx, height: rowPx }}
            onFocus={() => setHeldKey(key)}
          >
            {children(item)}
          </li>
        );
      })}
    </ul>
  );
}

/** Tracks the visible rows as the list scrolls or its surroundings change size. */
function useRowSpan(
  list: RefObject<HTMLUListElement | null>,
  count: number,
  rowPx: number,
): RowSpan {
  const [span, setSpan] = useState<RowSpan>({ first: 0, end: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const scroller = scrollerOf(element);
    if (!scroller) return setSpan({ first: 0, end: count });
    const look = () => {
      const { top, height } = scroller.getBoundingClientRect();
      const above = top - element.getBoundingClientRect().top;
      const next = rowsInSight({ count, rowPx, above, heightPx: height });
      setSpan((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener("scroll", look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", look);
    };
  }, [list, count, rowPx]);
  return span;
}

function scrollerOf(element: HTMLElement): Element | undefined {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(around).overflowY)) return around;
  }
  return undefined;
}
