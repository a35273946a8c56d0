"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { isTyping } from "@/lib/client/browser/is-typing";
import { libraryAround } from "@/lib/client/library/undo";
import { carriesAsset, carriesFiles, carriesInput, mayCarryImages } from "./dropped";
import { useKeepDropped } from "./use-keep-dropped";
import { useTakeDropped } from "./use-take-dropped";

/** What would take a drop: the draft's inputs, or the library, drawn in this element. */
export type DropTaker = "inputs" | Element;

/**
 * Takes images dropped anywhere on the page: on the library they are only kept, everywhere else they
 * become inputs. Returns the part of the page that would take what is being dragged.
 */
export function usePageDrop(): DropTaker | undefined {
  const take = useEffectEvent(useTakeDropped());
  const keep = useEffectEvent(useKeepDropped());
  const [taker, setTaker] = useState<DropTaker>();

  useEffect(() => {
    const takerOf = ({ dataTransfer, target }: DragEvent): DropTaker | undefined => {
      if (!dataTransfer || carriesInput(dataTransfer)) return undefined;
      // A link dropped on a text field is meant as text.
      const isTextOnly = !carriesFiles(dataTransfer) && !carriesAsset(dataTransfer);
      if (!mayCarryImages(dataTransfer) || (isTextOnly && isTyping(target))) return undefined;
      const library = target instanceof Element ? libraryAround(target) : null;
      if (!library) return "inputs";
      return carriesAsset(dataTransfer) ? undefined : library;
    };
    const onDragOver = (event: DragEvent) => {
      // The strip already handles it, and shows where it goes.
      const next = event.defaultPrevented ? undefined : takerOf(event);
      if (next) event.preventDefault();
      setTaker(next);
    };
    const onDragLeave = (event: DragEvent) => {
      // Only a pointer that left the window has no related target.
      if (event.relatedTarget === null) setTaker(undefined);
    };
    const onDrop = (event: DragEvent) => {
      setTaker(undefined);
      const next = event.defaultPrevented ? undefined : takerOf(event);
      if (!next || !event.dataTransfer) return;
      event.preventDefault();
      if (next === "inputs") take(event.dataTransfer);
      else keep(event.dataTransfer);
    };
    const onDragEnd = () => setTaker(undefined);
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

  return taker;
}
