"use client";

import { useState } from "react";
import type { Box, PixelSize } from "@/lib/core/bbox/box";
import { centredBox } from "@/lib/core/bbox/box";
import {
  type Gesture,
  idle,
  type PointerAction,
  previewBoxes,
  stepGesture,
  type Tool,
} from "@/lib/core/canvas/gesture";
import {
  fitted,
  panned,
  type StagePoint,
  type Viewport,
  zoomedAt,
} from "@/lib/core/canvas/viewport";

interface BoxEditorOptions {
  image: PixelSize;
  boxes: Box[];
  maxBoxes: number;
  onBoxes: (boxes: Box[]) => void;
  /** The stage's size in CSS pixels; 0 until it has been measured. */
  stage: PixelSize;
}

/** Free room around a fitted picture, in CSS pixels: the tools float above and below. */
const margin = { across: 20, down: 68 };
const zoomStep = 1.25;

/** The view state of one image's stage: tool, selection, viewport and the gesture in hand. */
export function useBoxEditor({ image, boxes, maxBoxes, onBoxes, stage }: BoxEditorOptions) {
  const [tool, setTool] = useState<Tool>(maxBoxes > 0 ? "box" : "pan");
  const [selected, setSelected] = useState<number | undefined>(boxes.length > 0 ? 0 : undefined);
  const [gesture, setGesture] = useState<Gesture>(idle);
  const [moved, setMoved] = useState<Viewport>();
  const [isOverLimit, setOverLimit] = useState(false);

  const fit = fitted(image, stage, margin);
  // Until somebody moves the picture it stays fitted, however the panes change.
  const viewport = moved ?? fit;
  const shown = previewBoxes(gesture, boxes);
  const chosen = selected !== undefined && selected < boxes.length ? selected : undefined;
  const smallestScale = Math.min(fit.scale, 0.05);

  // From the latest viewport: a wheel turns several times before the next drawing.
  const zoomAt = (at: StagePoint, factor: number) =>
    setMoved((latest = fit) => zoomedAt(latest, at, factor, smallestScale));
  const middle = { left: stage.width / 2, top: stage.height / 2 };

  return {
    tool,
    gesture,
    viewport,
    shown,
    selected: gesture.kind === "drawing" ? boxes.length : chosen,
    isOverLimit,
    chooseTool(next: Tool) {
      setTool(next);
      setOverLimit(false);
    },
    select(index: number | undefined) {
      setSelected(index);
      setOverLimit(false);
    },
    point(action: PointerAction) {
      const context = { tool, boxes, selected: chosen, maxBoxes, image, viewport };
      const result = stepGesture(gesture, action, context);
      setGesture(result.gesture);
      if (action.kind === "down") setOverLimit(false);
      if (result.isOverLimit) setOverLimit(true);
      if (result.select !== undefined) setSelected(result.select ?? undefined);
      if (result.panBy) setMoved(panned(viewport, result.panBy, image, stage));
      if (result.commit) onBoxes(result.commit);
    },
    /** Takes the gesture in hand back. */
    cancel() {
      setGesture(idle);
    },
    addBox() {
      if (boxes.length >= maxBoxes) return setOverLimit(true);
      onBoxes([...boxes, centredBox(image)]);
      setSelected(boxes.length);
    },
    changeBox(index: number, box: Box) {
      onBoxes(boxes.map((old, place) => (place === index ? box : old)));
    },
    removeBox(index: number) {
      onBoxes(boxes.filter((_, place) => place !== index));
      setSelected(undefined);
      setOverLimit(false);
    },
    zoomAt,
    zoomIn: () => zoomAt(middle, zoomStep),
    zoomOut: () => zoomAt(middle, 1 / zoomStep),
    zoomToFit: () => setMoved(undefined),
    zoomToActual: () => zoomAt(middle, 1 / viewport.scale),
  };
}

export type BoxEditor = ReturnType<typeof useBoxEditor>;
