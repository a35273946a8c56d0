"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Hears every key that is pressed on the page.
 * @param capture whether it comes before the element that has the focus
 */
export function useWindowKeys(onKeyDown: (event: KeyboardEvent) => void, capture = false): void {
  const hear = useEffectEvent(onKeyDown);
  useEffect(() => {
    window.addEventListener("keydown", hear, { capture });
    return () => window.removeEventListener("keydown", hear, { capture });
  }, [capture]);
}
