"use client";

import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { useStageSettings } from "@/lib/client/stage/stage-settings";
import { placeOn } from "@/lib/client/stage/use-wheel";
import type { PointerAction } from "@/lib/core/stage/gesture-state";
import { handleReach } from "@/lib/core/stage/hit";
import type { StagePoint } from "@/lib/core/stage/viewport";
import type { BoxEditor } from "./use-box-editor";
import type { StageView } from "./use-stage-view";

interface StagePointersOptions {
  surface: RefObject<HTMLElement | null>;
  editor: BoxEditor;
  view: StageView;
  isSpaceDown: boolean;
}

/** Turns mouse, pen and touch events into gestures; two fingers zoom and pan the picture. */
export function useStagePointers({ surface, editor, view, isSpaceDown }: StagePointersOptions) {
  const isSnapping = useStageSettings((settings) => settings.isSnapping);
  const fingers = useRef(new Map<number, StagePoint>());
  const isPinching = useRef(false);
  const [pointer, setPointer] = useState<StagePoint>();
  const [isFinger, setFinger] = useState(false);

  const point = (kind: PointerAction["kind"], event: PointerEvent<HTMLElement>) =>
    editor.point({
      kind,
      at: placeOn(surface, event),
      keepRatio: event.shiftKey,
      fromCentre: event.altKey,
      snaps: isSnapping && !event.ctrlKey && !event.metaKey,
      pans: event.button === 1 || isSpaceDown,
      reach: event.pointerType === "touch" ? handleReach.finger : handleReach.fine,
    });
  const pair = (): [StagePoint, StagePoint] | undefined => {
    const [one, other] = [...fingers.current.values()];
    return one && other && [one, other];
  };
  const lift = (event: PointerEvent<HTMLElement>) => {
    fingers.current.delete(event.pointerId);
    const wasPinching = isPinching.current;
    if (fingers.current.size === 0) isPinching.current = false;
    return wasPinching;
  };

  return {
    pointer,
    isFinger,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        // The right button belongs to the browser's menu.
        if (event.button > 1) return;
        setFinger(event.pointerType === "touch");
        event.currentTarget.setPointerCapture(event.pointerId);
        if (event.pointerType === "touch") {
          fingers.current.set(event.pointerId, placeOn(surface, event));
          if (fingers.current.size > 1) {
            isPinching.current = true;
            editor.interrupt();
            return;
          }
        }
        setPointer(placeOn(surface, event));
        point("down", event);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const at = placeOn(surface, event);
        if (isPinching.current) {
          const before = pair();
          if (!fingers.current.has(event.pointerId)) return;
          fingers.current.set(event.pointerId, at);
          const after = pair();
          if (before && after) view.pinch(before, after);
          return;
        }
        setPointer(at);
        point("move", event);
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (!lift(event)) point("up", event);
      },
      onPointerCancel(event: PointerEvent<HTMLElement>) {
        lift(event);
        editor.cancel();
      },
      onPointerLeave() {
        setPointer(undefined);
      },
    },
  };
}
