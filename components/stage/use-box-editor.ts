"use client";

import { useRef, useState } from "react";
import { copyBox, useCopiedBox } from "@/lib/client/stage/box-clipboard";
import { chooseTool, useStageSettings } from "@/lib/client/stage/stage-settings";
import type { Box, PixelSize } from "@/lib/core/box/box";
import { centredBox } from "@/lib/core/box/box";
import { type CopiedBox, type PasteWay, pastedBox } from "@/lib/core/box/paste";
import { gestureAfter } from "@/lib/core/stage/gesture";
import {
  type Gesture,
  idle,
  isDrawing,
  movesBoxes,
  type PointerAction,
  previewBoxes,
  type Tool,
} from "@/lib/core/stage/gesture-state";
import type { StageView } from "./use-stage-view";

interface BoxEditorOptions {
  image: PixelSize;
  boxes: Box[];
  maxBoxes: number;
  /** `tag`: consecutive changes with the same tag are one undo step. */
  onBoxes: (boxes: Box[], tag?: string) => void;
  view: StageView;
}

/** Edits the boxes of one image: the selection, the current gesture, and the commands. */
export function useBoxEditor({ image, boxes, maxBoxes, onBoxes, view }: BoxEditorOptions) {
  const chosenTool = useStageSettings((settings) => settings.tool);
  const copied = useCopiedBox();
  const [selected, setSelected] = useState<number | undefined>(boxes.length > 0 ? 0 : undefined);
  const [gesture, showGesture] = useState<Gesture>(idle);
  // Several moves may come before the next drawing, and each goes on from the one before it.
  const latest = useRef(gesture);
  const setGesture = (next: Gesture) => {
    latest.current = next;
    showGesture(next);
  };
  const [isOverLimit, setOverLimit] = useState(false);

  // If the model takes no boxes, drawing would promise something that is never sent.
  const tool: Tool = maxBoxes === 0 && chosenTool === "box" ? "pan" : chosenTool;
  const chosen = selected !== undefined && selected < boxes.length ? selected : undefined;
  const chosenBox = chosen === undefined ? undefined : boxes[chosen];

  const select = (index: number | undefined) => {
    setSelected(index);
    setOverLimit(false);
  };
  const append = (box: Box) => {
    if (boxes.length >= maxBoxes) return setOverLimit(true);
    onBoxes([...boxes, box]);
    select(boxes.length);
  };

  return {
    tool,
    gesture,
    shown: previewBoxes(gesture, boxes),
    selected: isDrawing(gesture) ? boxes.length : chosen,
    selectedBox: chosenBox,
    isOverLimit,
    /** Whether a drag inside a box moves it. */
    movesBoxes: movesBoxes({ tool, boxes, selected: chosen, maxBoxes }),
    copied,
    chooseTool(next: Tool) {
      chooseTool(next);
      setGesture(idle);
      setOverLimit(false);
    },
    select,
    point(action: PointerAction) {
      const context = {
        tool,
        boxes,
        selected: chosen,
        maxBoxes,
        image,
        viewport: view.viewport,
      };
      const result = gestureAfter(latest.current, action, context);
      setGesture(result.gesture);
      if (action.kind === "down") setOverLimit(false);
      if (result.isOverLimit) setOverLimit(true);
      if (result.select !== undefined) setSelected(result.select ?? undefined);
      if (result.panBy) view.panBy(result.panBy);
      if (result.commit) onBoxes(result.commit);
    },
    /** Cancels the current gesture. */
    cancel: () => setGesture(idle),
    /** Another finger touched: a drag is canceled, but a corner set by a click stays. */
    interrupt: () => {
      const { current } = latest;
      setGesture(current.kind === "placing" ? { ...current, isPressed: false } : idle);
    },
    addBox: () => append(pastedBox({ box: centredBox(image), ...image }, image, "pixels", boxes)),
    changeBox(index: number, box: Box, tag?: string) {
      setGesture(idle);
      onBoxes(
        boxes.map((old, place) => (place === index ? box : old)),
        tag,
      );
    },
    removeBox(index: number) {
      onBoxes(boxes.filter((_, place) => place !== index));
      select(undefined);
    },
    copy(): CopiedBox | undefined {
      if (!chosenBox) return undefined;
      const { width, height } = image;
      const box: CopiedBox = { box: chosenBox, width, height };
      copyBox(box);
      return box;
    },
    paste(way: PasteWay, box: CopiedBox | undefined = copied) {
      if (box) append(pastedBox(box, image, way, boxes));
    },
    zoomToBox() {
      if (chosenBox) view.zoomToBox(chosenBox);
    },
  };
}

export type BoxEditor = ReturnType<typeof useBoxEditor>;
