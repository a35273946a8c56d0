"use client";

import { useLayoutEffect } from "react";
import { isComposingKey } from "@/lib/core/keyboard/composing";

/**
 * Keeps the keys that compose a word from everything else on the page, so that the Enter that ends a
 * word is no Enter anywhere. Before all others: their effects come after those of the layout.
 */
export function useComposingGuard(): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isComposingKey(event)) return;
      event.stopImmediatePropagation();
      // Where the word is over already, the browser would send the form or begin a line.
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}
