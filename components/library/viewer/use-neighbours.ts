"use client";

import { type RefObject, useEffect, useState } from "react";
import { viewImage } from "@/lib/client/address/viewed-image";
import { useImageSequence } from "@/lib/client/library/image-sequence";
import { usePreloadedPictures } from "@/lib/client/picture/use-preloaded-pictures";
import { useAssets } from "@/lib/client/queries/use-assets";
import type { Moves } from "./use-moves";

interface Neighbours {
  /** The list place whose neighbours these are. */
  place: number;
  previous: string | undefined;
  next: string | undefined;
}

/** The images before and after one in the current list; both are preloaded. */
export function useNeighbours(assetId: string, moves: RefObject<Moves>) {
  const sequence = useImageSequence();
  const place = sequence.placeOf(assetId);
  const [known, setKnown] = useState<Neighbours>();

  useEffect(() => {
    if (place === undefined) return;
    let isWanted = true;
    const ask = async () => {
      const [previous, next] = await Promise.all([
        sequence.idAt(place - 1),
        sequence.idAt(place + 1),
      ]);
      if (isWanted) setKnown({ place, previous, next });
    };
    // An image can be viewed without knowing its neighbours.
    ask().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [sequence, place]);

  const { previous, next } = known && known.place === place ? known : {};
  const ids = [next, previous].filter((id) => id !== undefined);
  usePreloadedPictures(useAssets(ids).flatMap(({ data }) => data?.urls.preview ?? []));

  const idAt = (at: number) => sequence.idAt(at).catch(() => undefined);
  // Ask when the key is pressed, so that a quick user need not wait until the neighbours are known.
  const go = async (to: number) => {
    moves.current.isMoving = true;
    const id = await idAt(to);
    // What was meant for the image that does not come is meant for no other.
    if (id === undefined || id === assetId) moves.current = { isMoving: false, waiting: [] };
    else viewImage(id);
  };

  return {
    place,
    count: sequence.count,
    /** Where to go when the image itself is removed: the next one, or the previous. */
    findNearest: async () =>
      place === undefined ? undefined : ((await idAt(place + 1)) ?? (await idAt(place - 1))),
    onPrevious: place !== undefined && place > 0 ? () => void go(place - 1) : undefined,
    onNext:
      place !== undefined && place < sequence.count - 1 ? () => void go(place + 1) : undefined,
  };
}
