"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};
const isApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** The name of the modifier key for shortcuts on this system: ⌘ or Ctrl. */
export function useCommandKey(): "⌘" | "Ctrl" {
  return useSyncExternalStore(never, isApple, () => false) ? "⌘" : "Ctrl";
}
