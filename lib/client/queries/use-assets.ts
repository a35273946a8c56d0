"use client";

import { useQueries } from "@tanstack/react-query";
import { assetQuery } from "./assets";

/** What the studio knows about images, in the order of the ids; ids may repeat. */
export function useAssets(ids: string[]) {
  // One query for all places: TanStack Query warns about duplicate keys and may mix up results.
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
