"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { copiedBoxSchema } from "@/lib/core/bbox/paste";
import type { BoxEditor } from "./use-box-editor";

/**
 * Copy and paste while the stage has the focus. A box travels as text on the system's clipboard, so
 * that it reaches another window, and so that what was copied last is what is pasted: a box or an
 * image.
 */
export function useClipboardEvents(
  surface: RefObject<HTMLElement | null>,
  editor: BoxEditor,
): void {
  const isHere = () => document.activeElement === surface.current;
  const onCopy = useEffectEvent((event: ClipboardEvent) => {
    const copied = isHere() && editor.copy();
    if (!copied) return;
    event.clipboardData?.setData("text/plain", JSON.stringify(copied));
    event.preventDefault();
  });
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const copied = isHere() && readBox(event.clipboardData?.getData("text/plain") ?? "");
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
