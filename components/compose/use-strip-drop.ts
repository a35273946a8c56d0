"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, type RefObject, useState } from "react";
import { carryInput, mayCarryImages, takeDropped } from "@/lib/client/dropped";
import { gapAt, placeInGap } from "@/lib/core/generation/places";

/** Takes what is dropped between the images of the strip, and images of the strip to another place. */
export function useStripDrop(
  list: RefObject<HTMLUListElement | null>,
  onMove: (from: number, to: number) => void,
) {
  const client = useQueryClient();
  const [gap, setGap] = useState<number>();
  /** The place of the image in hand, where it is one of this strip. */
  const [dragged, setDragged] = useState<number>();

  const gapOf = ({ clientX, clientY }: DragEvent) =>
    gapAt({ x: clientX, y: clientY }, framesOf(list.current));
  const isNoMove =
    gap !== undefined && dragged !== undefined && placeInGap(dragged, gap) === dragged;
  const end = () => {
    setGap(undefined);
    setDragged(undefined);
  };

  return {
    dragged,
    /** The gap that would take what hovers over the strip. */
    marked: isNoMove ? undefined : gap,
    begin(event: DragEvent, place: number, assetId: string) {
      carryInput(event.dataTransfer, assetId);
      setDragged(place);
    },
    handlers: {
      onDragOver(event: DragEvent) {
        if (!mayCarryImages(event.dataTransfer)) return;
        event.preventDefault();
        if (dragged !== undefined) event.dataTransfer.dropEffect = "move";
        setGap(gapOf(event));
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        if (!isInside) setGap(undefined);
      },
      onDrop(event: DragEvent) {
        if (!mayCarryImages(event.dataTransfer)) return;
        event.preventDefault();
        const target = gapOf(event);
        end();
        if (dragged === undefined) takeDropped(client, event.dataTransfer, target);
        else onMove(dragged, placeInGap(dragged, target));
      },
      onDragEnd: end,
    },
  };
}

export type StripDrop = ReturnType<typeof useStripDrop>;

function framesOf(list: HTMLElement | null) {
  const thumbs = list?.querySelectorAll("[data-place]") ?? [];
  return Array.from(thumbs, (thumb) => thumb.getBoundingClientRect());
}
