"use client";

import { type RefObject, useEffect, useState } from "react";
import type { PixelSize } from "@/lib/core/box/box";

/** The current size of an element's content box, in CSS pixels; 0 at first. */
export function useElementSize(element: RefObject<HTMLElement | null>): PixelSize {
  const [size, setSize] = useState<PixelSize>({ width: 0, height: 0 });
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
