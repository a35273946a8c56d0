"use client";

import { useEffect, useEffectEvent } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { copiedBoxSchema } from "@/lib/core/bbox/paste";
import type { BoxEditor } from "./use-box-editor";
import { isBesidePicture } from "./use-stage-keys";

/**
 * Copy where somebody is at the stage, paste where nobody is typing: a box goes onto the image that was
 * just selected, whatever that was done by. A box travels as text on the system's clipboard, so
 * that it reaches another window, and so that what was copied last is what is pasted: a box or an
 * image.
 */
export function useClipboardEvents(editor: BoxEditor): void {
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    // Words that are selected are what is meant.
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
