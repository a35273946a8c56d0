"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { carriesAsset, carriesFiles, carriesInput, mayCarryImages } from "./dropped";
import { useTakeDropped } from "./use-take-dropped";

/** Takes images dropped anywhere on the page. Returns whether a drag hovers over it. */
export function usePageDrop(): boolean {
  const take = useEffectEvent(useTakeDropped());
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const isForPage = ({ dataTransfer, target }: DragEvent) => {
      if (!dataTransfer || carriesInput(dataTransfer)) return false;
      // A link dropped on a text field is meant as text.
      const isTextOnly = !carriesFiles(dataTransfer) && !carriesAsset(dataTransfer);
      return mayCarryImages(dataTransfer) && !(isTextOnly && isTyping(target));
    };
    const onDragOver = (event: DragEvent) => {
      // The strip already handles it, and shows where it goes.
      const isMine = !event.defaultPrevented && isForPage(event);
      if (isMine) event.preventDefault();
      setOver(isMine);
    };
    const onDragLeave = (event: DragEvent) => {
      // Only a pointer that left the window has no related target.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (event.defaultPrevented || !event.dataTransfer || !isForPage(event)) return;
      event.preventDefault();
      take(event.dataTransfer);
    };
    const onDragEnd = () => setOver(false);
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    window.addEventListener("dragend", onDragEnd);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
      window.removeEventListener("dragend", onDragEnd);
    };
  }, []);

  return isOver;
}
