"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { copiedBoxSchema } from "@/lib/core/box/paste";
import { isBesidePicture } from "./stage-mark";
import type { BoxEditor } from "./use-box-editor";

/**
 * Copies while the focus is at the stage, and pastes wherever nobody is typing, so that a box goes
 * onto the image just selected, however it was selected. A box travels as text on the system
 * clipboard, so that it reaches other windows and so that paste gives whatever was copied last, box
 * or image.
 */
export function useClipboardEvents(editor: BoxEditor): void {
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    // If text is selected, the user means the text.
    const isHere = isBesidePicture(document.activeElement) && getSelection()?.isCollapsed !== false;
    const copied = isHere && editor.copy();
    if (!copied) return;
    event.clipboardData?.setData("text/plain", JSON.stringify(copied));
    event.preventDefault();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const copied = isTyping(event.target) ? undefined : readBox(text);
    if (!copied) return;
    editor.paste("pixels", copied);
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  useEffect(() => {
    document.addEventListener("copy", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, []);
}

function readBox(text: string) {
  try {
    return copiedBoxSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
