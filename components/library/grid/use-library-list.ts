"use client";

import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { GoOn } from "@/lib/client/library/bulk-progress";
import { assetQuery } from "@/lib/client/queries/assets";
import { useKnownRuns } from "@/lib/client/queries/known-runs";
import { blockQuery, type LibraryList, libraryListQuery } from "@/lib/client/queries/library";
import { useModels } from "@/lib/client/queries/service";
import type { Asset } from "@/lib/core/api/asset";
import { outlineQuerySchema } from "@/lib/core/api/library";
import { countOfRequest } from "@/lib/core/generation/price";
import { displayAspects, wordsAspect } from "@/lib/core/library/display";
import { expectedAspect } from "@/lib/core/library/expected-aspect";
import { type Extra, extrasOf, placesOfExtras } from "@/lib/core/library/extras";
import { lastAtMost } from "@/lib/core/library/grid/grid-layout";
import {
  type GridPlaces,
  gridPlace,
  gridPlaces,
  placeOfAsset,
} from "@/lib/core/library/grid/grid-places";
import { blockStarts, blocksBetween, tileAspects } from "@/lib/core/library/outline";
import { modelOf } from "@/lib/core/models/catalog";

/** What is at a place in the grid; an image is undefined until loaded. */
export type GridEntry =
  | { kind: "asset"; asset: Asset | undefined }
  | { kind: "extra"; extra: Extra };

/** Everything a filter shows, in order, including the runs. */
export interface LibraryEntries {
  list: LibraryList;
  places: GridPlaces;
  aspects: Float32Array;
  extras: Extra[];
  entryAt: (place: number) => GridEntry;
  keyAt: (place: number) => string | undefined;
  placeOf: (key: string) => number | undefined;
  /** All images between two places; loads those that are missing. Undefined if canceled. */
  imagesBetween: (first: number, last: number, goOn?: GoOn) => Promise<Asset[] | undefined>;
  /** Tells which places are visible, so that their images load. */
  look: (first: number, last: number) => void;
}

/** The list for an API search; the previous one stays until it is ready. */
export function useLibraryList(search: string) {
  const client = useQueryClient();
  const list = useQuery({
    ...libraryListQuery(client, search),
    placeholderData: (before: LibraryList | undefined) => before,
  });
  const { runs, isError: areRunsMissing, askAgain: askRunsAgain } = useKnownRuns();
  return {
    list: list.data,
    generations: runs,
    isError: (list.isError && !list.data) || areRunsMissing,
    isWaiting: list.isPlaceholderData,
    askAgain: () => {
      void list.refetch();
      askRunsAgain();
    },
  };
}

interface Stretch {
  first: number;
  last: number;
}

/** The entries of a list; the images of visible entries are loaded and kept. */
export function useLibraryEntries(
  asked: LibraryList,
  generations: Parameters<typeof extrasOf>[0],
): LibraryEntries {
  const client = useQueryClient();
  const models = useModels();
  // Read here, together with its blocks: a list passed down may be older than its blocks, and every
  // image would be taken for its neighbour.
  const { data: list = asked } = useQuery(libraryListQuery(client, asked.search));
  const { outline } = list;
  const [sight, setSight] = useState<Stretch>({ first: 0, last: 0 });
  // Keep the first block loaded: new images go there.
  const blocks = [...new Set([0, ...blocksBetween(outline, sight.first, sight.last)])];
  const items = useQueries({
    queries: blocks
      .filter((block) => outline.blocks[block] !== undefined)
      .map((block) => blockQuery(client, list, block)),
    combine: (results) => results.map(({ data }) => data),
  });
  const blockList = blocks.join();

  const entries = useMemo(() => {
    const blocks = blockList.split(",").map(Number);
    const { sort, ...filter } = outlineQuerySchema.parse(
      Object.fromEntries(new URLSearchParams(list.search)),
    );
    const byCursor = new Map(
      blocks.flatMap((block, turn) => {
        const cursor = outline.blocks[block]?.cursor;
        const images = items[turn];
        return cursor === undefined || !images ? [] : [[cursor, images] as const];
      }),
    );
    const itemsOf = (cursor: string) => byCursor.get(cursor);
    const starts = blockStarts(outline);
    const here = new Set(
      items.flatMap((images = []) =>
        images.map(({ generationId, index }) => `${generationId} ${index}`),
      ),
    );
    const extras = extrasOf(generations, filter, sort, {
      countOf: ({ request }) => countOfRequest(request, modelOf(models, request.model)),
      isHere: ({ id }, index) => here.has(`${id} ${index}`),
    });
    const places = gridPlaces(outline.total, placesOfExtras(extras, outline, itemsOf, sort));
    const assetAt = (number: number) => {
      const block = lastAtMost(starts, number);
      return itemsOf(outline.blocks[block]?.cursor ?? "none")?.[number - (starts[block] ?? 0)];
    };
    const entryAt = (place: number): GridEntry => {
      const found = gridPlace(places, place);
      if ("asset" in found) return { kind: "asset", asset: assetAt(found.asset) };
      const extra = extras[found.extra];
      return extra ? { kind: "extra", extra } : { kind: "asset", asset: undefined };
    };
    const placeOf = (key: string) => {
      const extra = extras.findIndex((one) => one.key === key);
      if (extra !== -1) return places.extras[extra];
      for (const [block, { cursor }] of outline.blocks.entries()) {
        const index = itemsOf(cursor)?.findIndex(({ id }) => id === key) ?? -1;
        if (index !== -1) return placeOfAsset(places, (starts[block] ?? 0) + index);
      }
      return undefined;
    };
    const keyAt = (place: number) => {
      const entry = entryAt(place);
      return entry.kind === "extra" ? entry.extra.key : entry.asset?.id;
    };
    /** How many images come before a place. */
    const imagesBefore = (place: number) =>
      Math.max(0, place - places.extras.filter((extra) => extra < place).length);
    const imagesBetween = async (first: number, last: number, goOn?: GoOn) => {
      const from = imagesBefore(first);
      const to = imagesBefore(last + 1);
      const images: Asset[] = [];
      for (const block of blocksBetween(outline, from, to - 1)) {
        if (goOn && !goOn(images.length)) return undefined;
        const start = starts[block] ?? 0;
        const found = await client.ensureQueryData(blockQuery(client, list, block));
        images.push(...found.slice(Math.max(0, from - start), Math.max(0, to - start)));
      }
      return goOn && !goOn(images.length) ? undefined : images;
    };
    const look = (first: number, last: number) => {
      const lastImage = Math.max(0, outline.total - 1);
      const next = {
        first: Math.min(imagesBefore(first), lastImage),
        last: Math.min(imagesBefore(last), lastImage),
      };
      setSight((latest) =>
        latest.first === next.first && latest.last === next.last ? latest : next,
      );
    };
    return {
      list,
      places,
      extras,
      entryAt,
      keyAt,
      placeOf,
      imagesBetween,
      look,
    };
  }, [client, list, outline, generations, items, blockList, models]);

  const aspectOf = (extra: Extra) => {
    if (extra.kind !== "pending") return wordsAspect;
    const { request, sentInputs } = extra.generation;
    const last = request.inputs.at(-1);
    const asset = last && client.getQueryData(assetQuery(last.assetId).queryKey);
    const size = asset ?? sentInputs?.at(-1);
    return expectedAspect(modelOf(models, request.model), request, size);
  };
  // Images that finish loading cause no new layout.
  const extraPlaces = entries.places.extras.join();
  const extraAspects = entries.extras.map(aspectOf).join();
  const aspects = useMemo(() => {
    const numbersOf = (text: string) => (text === "" ? [] : text.split(",").map(Number));
    const extras = numbersOf(extraPlaces);
    const places = { count: outline.total + extras.length, extras };
    return displayAspects(tileAspects(outline), places, numbersOf(extraAspects));
  }, [outline, extraPlaces, extraAspects]);
  return useMemo(() => ({ ...entries, aspects }), [entries, aspects]);
}
