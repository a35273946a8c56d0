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
  /** Named here because an undo may come after the user has moved on to another image. */
  assetId: string;
  change: AssetChange;
  /** The image after the change, as far as the page can tell. */
  expected: Partial<Asset>;
}

// Changes run one after another, so that the last one set wins.
const scope = { id: "image" };

/** Edits one image. The page shows the change at once, and reverts it if the studio refuses. */
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
    // The studio may well be reachable although the browser thinks it is offline.
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
    /** Moves the image to the trash, with a notice that offers undo. */
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
