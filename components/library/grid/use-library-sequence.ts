"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useProvidedSequence } from "@/lib/client/library/image-sequence";
import { blockQuery, knownBlocks, type LibraryList } from "@/lib/client/queries/library";
import { lastAtMost } from "@/lib/core/library/grid/grid-layout";
import { blockStarts, findKnown } from "@/lib/core/library/outline";

/** Lets the viewer step through a list of the library, image by image. */
export function useLibrarySequence(list: LibraryList): void {
  const client = useQueryClient();
  const sequence = useMemo(() => {
    const { outline } = list;
    const starts = blockStarts(outline);
    return {
      count: outline.total,
      placeOf: (assetId: string) => {
        const found = findKnown(outline, knownBlocks(client, list), assetId);
        return found && (starts[found.block] ?? 0) + found.place;
      },
      idAt: async (place: number) => {
        if (place < 0 || place >= outline.total) return undefined;
        const block = lastAtMost(starts, place);
        const images = await client.ensureQueryData(blockQuery(client, list, block));
        return images[place - (starts[block] ?? 0)]?.id;
      },
    };
  }, [client, list]);
  useProvidedSequence(sequence);
}
