"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { receiveAsset } from "@/lib/client/live/receive";
import { type ApiProblem, callApi } from "@/lib/client/queries/api";
import { assetQuery } from "@/lib/client/queries/assets";
import { showNotice } from "@/lib/client/shell/notice";
import { useErrorText } from "@/lib/client/words/use-problem-text";
import { type Asset, assetSchema } from "@/lib/core/api/asset";
import type { AssetChange } from "@/lib/core/api/library";

interface Change {
  /** Named here: whoever takes something back may be looking at another image by then. */
  assetId: string;
  change: AssetChange;
  /** What the image is like once it is done, as far as the page can know. */
  expected: Partial<Asset>;
}

// What was set last counts: changes wait for each other.
const scope = { id: "image" };

/**
 * Changes what a person can change of one image. The page shows it at once; where the studio
 * refuses, the page goes back and says why.
 */
export function useAssetChanges(assetId: string) {
  const client = useQueryClient();
  const { text } = useErrorText();
  const t = useTranslations("viewer");
  const onError = (error: ApiProblem, _: unknown, before: Asset | undefined) => {
    if (before) receiveAsset(client, before);
    showNotice({ text: text(error.code) });
  };

  const one = useMutation<Asset, ApiProblem, Change, Asset | undefined>({
    mutationFn: ({ assetId: id, change }) =>
      callApi(`/api/assets/${id}`, assetSchema, {
        method: "PATCH",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(change),
      }),
    onMutate: ({ assetId: id, expected }) => {
      const before = client.getQueryData(assetQuery(id).queryKey);
      if (before) receiveAsset(client, { ...before, ...expected });
      return before;
    },
    onSuccess: (asset) => receiveAsset(client, asset),
    onError,
    scope,
    // The studio may well be there where the browser thinks that it has no network.
    retry: false,
    networkMode: "always",
  });
  const setTrashed = (trashed: boolean) =>
    one.mutate({
      assetId,
      change: { trashed },
      expected: { trashedAt: trashed ? new Date().toISOString() : undefined },
    });

  return {
    change: (change: Omit<AssetChange, "trashed">) => {
      const said = Object.entries(change).filter(([, value]) => value !== undefined);
      one.mutate({ assetId, change, expected: Object.fromEntries(said) });
    },
    /** Into the trash, said with a way back. */
    trash: (onUndo?: () => void) => {
      setTrashed(true);
      showNotice({
        text: t("trashed"),
        undo: () => {
          setTrashed(false);
          onUndo?.();
        },
      });
    },
    restore: () => setTrashed(false),
    problem: one.error,
  };
}
