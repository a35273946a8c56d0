"use client";

import { useQuery } from "@tanstack/react-query";
import { assetQuery } from "@/lib/client/queries/assets";
import { generationQuery } from "@/lib/client/queries/generations";
import { useAssets } from "@/lib/client/queries/use-assets";
import type { RunInput } from "./look";

const none: never[] = [];

/** Everything known about the image in the viewer, wherever the URL came from. */
export function useViewed(assetId: string) {
  const { data: asset, error } = useQuery(assetQuery(assetId));
  const runId = asset?.generationId;
  const { data: generation } = useQuery({
    ...generationQuery(runId ?? ""),
    enabled: runId !== undefined,
  });
  const asked = generation?.request.inputs ?? none;
  const answers = useAssets(asked.map((input) => input.assetId));
  const inputs = answers.flatMap(({ data }, index): RunInput[] =>
    data ? [{ asset: data, number: index + 1, boxes: asked[index]?.boxes ?? [] }] : [],
  );
  const goneCount = answers.filter(({ isError }) => isError).length;
  return { asset, generation, inputs, goneCount, error };
}
