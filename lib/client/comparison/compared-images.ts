"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { assetQuery } from "@/lib/client/queries/assets";
import { generationQuery, generationsQuery } from "@/lib/client/queries/generations";
import type { ComparedImage } from "@/lib/core/comparison-view/settings";

interface ComparedImages {
  /** In the order of the ids, without those that are missing or still loading. */
  images: ComparedImage[];
  isLoading: boolean;
  /** Ids that are no longer in the library. */
  missing: string[];
}

/** Images by their ids, each with the run that made it. */
export function useComparedImages(ids: string[]): ComparedImages {
  const { data: recent } = useQuery(generationsQuery);
  const assets = useQueries({ queries: ids.map(assetQuery) });
  const runIds = [...new Set(assets.flatMap(({ data }) => data?.generationId ?? []))];
  const unknown = runIds.filter((id) => !recent?.some((generation) => generation.id === id));
  const runs = useQueries({ queries: unknown.map(generationQuery) });
  const known = [...(recent ?? []), ...runs.flatMap(({ data }) => data ?? [])];
  return {
    images: assets.flatMap(({ data: asset }) =>
      asset ? { asset, generation: known.find(({ id }) => id === asset.generationId) } : [],
    ),
    isLoading: assets.some(({ isPending }) => isPending),
    missing: ids.filter((_, index) => assets[index]?.isError),
  };
}
