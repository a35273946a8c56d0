"use client";

import { useLayoutEffect } from "react";
import { isComposingKey } from "@/lib/core/keyboard/composing";

/**
 * Keeps keys used to compose text away from the rest of the page, so that the Enter that ends a
 * composition triggers nothing. Layout effects run before other effects, so this listener comes
 * first.
 */
export function useComposingGuard(): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isComposingKey(event)) return;
      event.stopImmediatePropagation();
      // If the composition has already ended, the browser would submit or start a new line.
      if (event.key === "Enter" && !event.isComposing) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}
