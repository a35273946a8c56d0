"use client";

import { type DragEvent, type RefObject, useState } from "react";
import { carriesInput, carryInput, mayCarryImages } from "@/lib/client/uploads/dropped";
import { useTakeDropped, useTakeDroppedOn } from "@/lib/client/uploads/use-take-dropped";
import { gapAt, itemUnder, nearestPlace, placeInGap } from "@/lib/core/generation/draft/places";
import type { StripInput } from "./use-strip-inputs";

/** Takes drops between the images of the strip, and lets its own images be moved. */
export function useStripDrop(
  list: RefObject<HTMLUListElement | null>,
  inputs: StripInput[],
  onMove: (from: number, to: number) => void,
) {
  const takeDropped = useTakeDropped();
  const takeDroppedOn = useTakeDroppedOn();
  const [gap, setGap] = useState<number>();
  /** The image that a drop would replace. */
  const [target, setTarget] = useState<number>();
  /** The dragged image, if it belongs to this strip. */
  const [held, setHeld] = useState<StripInput>();
  const dragged = held && placeOf(held, inputs);

  const gapOf = ({ clientX, clientY }: DragEvent) =>
    gapAt({ x: clientX, y: clientY }, framesOf(list.current));
  /** The strip's own images change places; only others replace one. */
  const targetOf = ({ clientX, clientY, dataTransfer }: DragEvent) =>
    dragged !== undefined || carriesInput(dataTransfer)
      ? undefined
      : itemUnder({ x: clientX, y: clientY }, framesOf(list.current));
  const isNoMove =
    gap !== undefined && dragged !== undefined && placeInGap(dragged, gap) === dragged;
  const end = () => {
    setGap(undefined);
    setTarget(undefined);
    setHeld(undefined);
  };

  return {
    dragged,
    /** The gap where a drag over the strip would drop. */
    marked: isNoMove || target !== undefined ? undefined : gap,
    target,
    begin(event: DragEvent, input: StripInput) {
      carryInput(event.dataTransfer, input.assetId);
      setHeld(input);
    },
    handlers: {
      onDragOver(event: DragEvent) {
        if (!mayCarryImages(event.dataTransfer)) return;
        event.preventDefault();
        if (dragged !== undefined) event.dataTransfer.dropEffect = "move";
        setGap(gapOf(event));
        setTarget(targetOf(event));
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (isInside) return;
        setGap(undefined);
        setTarget(undefined);
      },
      onDrop(event: DragEvent) {
        if (!mayCarryImages(event.dataTransfer)) return;
        event.preventDefault();
        const place = gapOf(event);
        const replaced = targetOf(event);
        end();
        // A strip in another window drags its own images; those are added.
        const isMove = dragged !== undefined && carriesInput(event.dataTransfer);
        if (isMove) onMove(dragged, placeInGap(dragged, place));
        else if (replaced !== undefined) takeDroppedOn(event.dataTransfer, replaced);
        else takeDropped(event.dataTransfer, place);
      },
      onDragEnd: end,
    },
  };
}

export type StripDrop = ReturnType<typeof useStripDrop>;

/** Where the dragged image is now: others may have joined during the drag. */
function placeOf({ assetId, place }: StripInput, inputs: StripInput[]): number | undefined {
  const assetIds = inputs.map((input) => input.assetId);
  const found = nearestPlace(assetIds, assetId, place);
  return found === -1 ? undefined : found;
}

function framesOf(list: HTMLElement | null) {
  const thumbs = list?.querySelectorAll("[data-place]") ?? [];
  return Array.from(thumbs, (thumb) => thumb.getBoundingClientRect());
}
