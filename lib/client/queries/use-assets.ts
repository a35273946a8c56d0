"use client";

import { useQueries } from "@tanstack/react-query";
import { assetQuery } from "./assets";

/** What the studio knows of images, in the order asked for; the same one may be asked for several times. */
export function useAssets(ids: string[]) {
  // One question for all its places: of two with the same key TanStack Query warns, and it may mix up
  // what it tells whom.
  const distinct = [...new Set(ids)];
  return useQueries({
    queries: distinct.map((id) => assetQuery(id)),
    combine: (results) => {
      const known = new Map(
        results.map(({ data, isPending, isError }, index) => [
          distinct[index],
          { data, isPending, isError },
        ]),
      );
      return ids.map((id) => known.get(id) ?? unasked);
    },
  });
}

const unasked = { data: undefined, isPending: true, isError: false };
