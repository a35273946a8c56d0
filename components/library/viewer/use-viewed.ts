"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { assetQuery } from "@/lib/client/queries/assets";
import { generationQuery } from "@/lib/client/queries/generations";
import type { RunInput } from "./look";

const none: never[] = [];

/** Everything known of an image that is looked at, wherever the address came from. */
export function useViewed(assetId: string) {
  const { data: asset, error } = useQuery(assetQuery(assetId));
  const runId = asset?.generationId;
  const { data: generation } = useQuery({
    ...generationQuery(runId ?? ""),
    enabled: runId !== undefined,
  });
  const asked = generation?.request.inputs ?? none;
  const inputs = useQueries({
    queries: asked.map((input) => assetQuery(input.assetId)),
    combine: (results) => ({
      known: results.flatMap(({ data }, index): RunInput[] =>
        data ? [{ asset: data, number: index + 1, boxes: asked[index]?.boxes ?? [] }] : [],
      ),
      goneCount: results.filter(({ isError }) => isError).length,
    }),
  });
  return { asset, generation, inputs: inputs.known, goneCount: inputs.goneCount, error };
}
