"use client";

import { type RefObject, useEffect, useEffectEvent } from "react";
import { endEdit } from "@/lib/client/draft/draft-store";
import { shortcutKey } from "@/lib/core/keyboard/layout";
import { isArrow, pressStageKey, type StageControls } from "./stage-keys";
import { isBesidePicture } from "./stage-mark";

interface StageKeysOptions extends StageControls {
  surface: RefObject<HTMLElement | null>;
  /** Told while the space bar is held on the picture. */
  onSpace: (isDown: boolean) => void;
}

/**
 * All keys work while the picture has the focus. On the stage's other controls, all but those that
 * operate the control itself; with no focus, too.
 */
export function useStageKeys({ surface, onSpace, ...controls }: StageKeysOptions): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey) return;
    const key = shortcutKey(event);
    const isAtPicture = event.target === surface.current;
    if (!isAtPicture && (!isBesidePicture(event.target) || isOfButton(event))) return;
    if (isAtPicture && key === " ") {
      onSpace(true);
      return event.preventDefault();
    }
    if (pressStageKey(controls, event)) event.preventDefault();
  });
  const onKeyUp = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === " ") onSpace(false);
    // A key that was held is one step; the next press is another.
    if (isArrow(key)) endEdit();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keyup", onKeyUp);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keyup", onKeyUp);
    };
  }, []);
}

/** What presses a button, or leads from it to the next. */
const isOfButton = ({ key, target }: KeyboardEvent) =>
  key === "Tab" ||
  (target !== document.body && (key === " " || key === "Enter")) ||
  (target instanceof Element &&
    target.matches("[role=radio], [type=radio], [role=slider]") &&
    isArrow(key));
