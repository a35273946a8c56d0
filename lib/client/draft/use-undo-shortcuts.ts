"use client";

import { useEffect } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { redoDraft, undoDraft } from "./draft-store";

/** Ctrl or Cmd + Z undoes a step of the draft; with Shift (or Ctrl + Y) it redoes one. */
export function useUndoShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return;
      const key = shortcutKey(event);
      const isUndo = key === "z" && !event.shiftKey;
      const isRedo = (key === "z" && event.shiftKey) || (key === "y" && event.ctrlKey);
      if (!isUndo && !isRedo) return;
      event.preventDefault();
      if (isUndo) undoDraft();
      else redoDraft();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
