"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { type ViewerCommand, viewerCommandOf } from "@/lib/core/library/viewer-keys";

interface ViewerKeysOptions {
  /** `isRepeat`: the key is held down. */
  onCommand: (command: ViewerCommand, isRepeat: boolean) => void;
  /** A held key was released. */
  onRelease: () => void;
}

const repeatable: ReadonlySet<ViewerCommand["kind"]> = new Set(["go", "zoomIn", "zoomOut"]);

/** Marks the viewer's own dialog; anything over it handles its own keys. */
export const viewerMark = { "data-viewer": "" };

/** Turns keys into viewer commands. */
export function useViewerKeys({ onCommand, onRelease }: ViewerKeysOptions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !isForViewer(event)) return;
    const command = viewerCommandOf(event);
    if (!command) return;
    event.preventDefault();
    // A finger that stays too long must not rate or trash one image after another.
    if (event.repeat && !repeatable.has(command.kind)) return;
    onCommand(command, event.repeat);
  });
  const onKeyUp = useEffectEvent(onRelease);
  useEffect(() => {
    // Before the page's own keys, which act on the draft.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("keyup", onKeyUp);
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("keyup", onKeyUp);
    };
  }, []);
}

function isForViewer({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return true;
  const dialog = target.closest("[role=dialog]");
  if (dialog && !dialog.hasAttribute("data-viewer")) return false;
  // A radio group takes the arrow keys for itself, and nothing else.
  const isChoice = target instanceof HTMLInputElement && target.type === "radio";
  const isSlider = target.getAttribute("role") === "slider";
  if (isChoice || isSlider) return !key.startsWith("Arrow");
  return !isTyping(target);
}
