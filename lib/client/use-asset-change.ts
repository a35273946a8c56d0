"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { assetSchema } from "@/lib/core/api/asset";
import type { AssetChange } from "@/lib/core/api/library";
import { type ApiProblem, callApi } from "./api";
import { receiveAsset } from "./queries";

/** Changes what a person can change of one image, such as its name or its note. */
export function useAssetChange(assetId: string) {
  const client = useQueryClient();
  const { mutate, error } = useMutation<void, ApiProblem, AssetChange>({
    mutationFn: async (change) => {
      const asset = await callApi(`/api/assets/${assetId}`, assetSchema, {
        method: "PATCH",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(change),
      });
      receiveAsset(client, asset);
    },
    retry: false,
    networkMode: "always",
  });
  return { change: mutate, problem: error };
}
