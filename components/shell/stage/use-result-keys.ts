"use client";

import { useEffect, useEffectEvent } from "react";
import { isBesidePicture } from "@/components/stage/stage-mark";
import { useWindowKeys } from "@/lib/client/browser/use-window-keys";
import { libraryPart } from "@/lib/client/library/undo";
import { type ResultCommand, resultCommandOf } from "@/lib/core/stage/result-keys";

/**
 * The keys of the result, wherever the stage's own keys work; going on from it also while typing.
 * @param onCommand says whether it did anything, so that the rest goes its way
 */
export function useResultKeys(
  onCommand: (command: ResultCommand) => boolean,
  onRelease?: () => void,
): void {
  useWindowKeys((event) => {
    const { target, altKey, repeat, defaultPrevented } = event;
    if (defaultPrevented || repeat || isAside(target)) return;
    if (!altKey && !isForResult(event)) return;
    const command = resultCommandOf(event);
    if (command && onCommand(command)) event.preventDefault();
  });
  const release = useEffectEvent(() => onRelease?.());
  useEffect(() => {
    window.addEventListener("keyup", release);
    window.addEventListener("blur", release);
    return () => {
      window.removeEventListener("keyup", release);
      window.removeEventListener("blur", release);
    };
  }, []);
}

/** Whether a key belongs to something that covers the stage. */
const isAside = (target: EventTarget | null) =>
  target instanceof Element && target.closest("[role=dialog], [role=menu]") !== null;

/** What a choice or the dividing line does not take for itself. */
function isForResult({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const isArrow = key.startsWith("Arrow");
  if (isBesidePicture(target)) return !(isArrow && target.matches("[type=radio], [role=slider]"));
  // Run was pressed, and the result is what everybody looks at; the library has keys of its own.
  return !isArrow && target.matches("button, a") && !target.closest(`[${libraryPart}]`);
}
